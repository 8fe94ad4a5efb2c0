/**
 * Renders the charts of others for real and looks at what comes out: npm run e2e:charts [FOLDER]
 *
 * Without FOLDER the charts are pulled, which needs a network that reaches their registries. FOLDER holds
 * packed charts, kafka-<version>.tgz, that came here otherwise. Prints a Markdown table; exits 1 when a
 * chart could not be had or did not come out as it should.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pulledFile } from '../../lib/charts/lock';
import { pullChart } from '../../lib/charts/pull';
import { type NetworkSource, parseSource } from '../../lib/charts/source';
import { clientProtocols } from '../../lib/environment/security';
import { lookedAt } from './look';
import { ownValuesLookedAt } from './look-own-values';
import { securedLookedAt } from './look-secured';

/** The oldest, the newest and the most used of each interface. */
const charts = [
  'bitnami/kafka:11.8.9',
  'bitnami/kafka:14.9.3',
  'bitnami/kafka:20.0.0',
  'bitnami/kafka:21.5.0',
  'bitnami/kafka:22.1.6',
  'bitnami/kafka:23.0.7',
  'bitnami/kafka:24.0.14',
  'bitnami/kafka:26.11.4',
  'bitnami/kafka:28.3.0',
  'bitnami/kafka:29.3.14',
  'bitnami/kafka:30.1.8',
  'bitnami/kafka:31.5.0',
  'bitnami/kafka:32.0.0',
  'bitnami/kafka:32.4.3',
  'cloudpirates/kafka:0.1.4',
];

async function archiveOf(
  source: NetworkSource,
  folder: string | undefined,
  project: string,
): Promise<string> {
  if (folder) return path.resolve(folder, `kafka-${source.version}.tgz`);
  const { digest } = await pullChart(source, { project });
  return pulledFile(project, source, digest);
}

const failed = '**failed**';

function resultOf(look: () => string): string {
  try {
    return look().replaceAll('\n', ' ');
  } catch (error) {
    return `${failed}: ${error instanceof Error ? error.message : error}`.replaceAll('\n', ' ');
  }
}

async function main(folder: string | undefined): Promise<0 | 1> {
  const project = mkdtempSync(path.join(tmpdir(), 'cdk8s-kafka-charts-'));
  let exitCode: 0 | 1 = 0;
  console.log('| chart | mode | security | what came out |\n|---|---|---|---|');
  try {
    for (const chart of charts) {
      const archive = await archiveOf(parseSource(chart) as NetworkSource, folder, project);
      for (const mode of ['zookeeper', 'kraft'] as const) {
        const ways = new Map([['no', () => lookedAt(archive, mode)]]);
        for (const it of clientProtocols) ways.set(it, () => securedLookedAt(archive, mode, it));
        if (chart.startsWith('bitnami')) {
          ways.set('no, own values', () => ownValuesLookedAt(archive, mode));
        }
        const results = [...ways].map(([security, look]): [string, string] => [
          security,
          resultOf(look).replaceAll(archive, path.basename(archive)),
        ]);
        if (results.some(([, result]) => result.startsWith(failed))) exitCode = 1;
        // Ways that come to the same are one row.
        for (const result of new Set(results.map(([, it]) => it))) {
          const same = results.filter(([, it]) => it === result).map(([security]) => security);
          console.log(`| \`${chart}\` | ${mode} | ${same.join(', ')} | ${result} |`);
        }
      }
    }
  } finally {
    rmSync(project, { recursive: true });
  }
  return exitCode;
}

main(process.argv[2]).then((exitCode) => {
  process.exitCode = exitCode;
});
