import { parseArgs } from 'node:util';
import { redacted } from '../credentials';
import { defaultTimeoutSeconds, type PullOptions } from './helm-pull';
import { lockFile, readLock } from './lock';
import { type Terminal, withProgress } from './progress';
import { pullChart } from './pull';
import { type NetworkSource, parseSource, sourceProblem, sourceText } from './source';

const usage = `usage: npm run charts -- pull [--registry-config FILE] [--plain-http] [--timeout SECONDS] [CHART…]

Pulls charts, such as bitnami/kafka:20.0.0, and writes their digests to ${lockFile}; without
CHART, all that are in ${lockFile}. Commit ${lockFile}. Each may take ${defaultTimeoutSeconds} seconds, or SECONDS.`;

/**
 * The command line that pulls charts: the only part of the product that uses a network.
 *
 * @returns the exit code: 0 when everything is here, 1 when something is not, 2 when it was not understood
 */
export async function runCharts(
  args: readonly string[],
  project = process.cwd(),
  terminal: Terminal = process.stderr,
): Promise<0 | 1 | 2> {
  const asked = understood(args);
  if (typeof asked === 'string') {
    console.error(`${asked}\n${usage}`);
    return 2;
  }
  let exitCode: 0 | 1 = 0;
  const failed = (error: unknown) => {
    console.error(`failed: ${error instanceof Error ? error.message : error}`);
    exitCode = 1;
  };
  for (const text of wanted(asked, project, failed)) {
    try {
      const wantedSource = networkSource(text);
      const { source, digest, added } = await withProgress(
        terminal,
        `pulling ${sourceText(wantedSource)}`,
        asked.options.timeoutSeconds ?? defaultTimeoutSeconds,
        pullChart(wantedSource, { ...asked.options, project }),
      );
      console.log(`${source}: ${digest}${added ? `, new in ${lockFile}` : ''}`);
    } catch (error) {
      failed(error);
    }
  }
  return exitCode;
}

/** The charts that were named, or all that are in the lock. */
function wanted({ charts }: Asked, project: string, failed: (error: unknown) => void): readonly string[] {
  if (charts.length > 0) return charts;
  try {
    const locked = [...readLock(project).keys()];
    if (locked.length === 0) console.log(`nothing to pull: there is no chart in ${lockFile}`);
    return locked;
  } catch (error) {
    failed(error);
    return [];
  }
}

interface Asked {
  readonly charts: readonly string[];
  readonly options: Omit<PullOptions, 'project'>;
}

/** What the arguments ask for, or what is not understood of them. */
function understood(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'registry-config': { type: 'string' },
        'plain-http': { type: 'boolean' },
        timeout: { type: 'string' },
      },
    });
    const [verb, ...charts] = positionals;
    if (verb !== 'pull')
      return verb === undefined ? 'what to do is missing' : `${redacted(verb)} is no command`;
    const { 'registry-config': registryConfig, 'plain-http': plainHttp, timeout } = values;
    if (timeout !== undefined && !/^[1-9]\d{0,3}$/.test(timeout)) {
      return `--timeout ${timeout} is no number of seconds from 1 to 9999`;
    }
    const timeoutSeconds = timeout === undefined ? undefined : Number(timeout);
    return { charts, options: { registryConfig, plainHttp, timeoutSeconds } };
  } catch (error) {
    return redacted(error instanceof Error ? error.message : String(error));
  }
}

function networkSource(text: string): NetworkSource {
  const source = parseSource(text);
  if (!source) {
    const { value, problem, remedy } = sourceProblem(text);
    throw new Error(`${value} ${problem}; ${remedy}`);
  }
  if (!('version' in source)) throw new Error(`${text} is on this machine, there is nothing to pull`);
  return source;
}
