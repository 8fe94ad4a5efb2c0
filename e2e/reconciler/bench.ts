/**
 * Measures the topic reconciler and prints a table in Markdown.
 *
 *     KAFKA_DIST_3=… KAFKA_DIST_4=… node --import tsx e2e/reconciler/bench.ts [topics of the largest run, 1000]
 *
 * Brokers run beside it on the same machine, so that their work is part of every figure. Memory is the highest sum of
 * the resident sizes of the script and its JVMs, looked at ten times a second.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Cluster } from './cluster';
import { cleanUp, processesIn } from './processes';
import { type Outcome, startReconciler } from './reconciler';

const table = (prefix: string, count: number, retention = 604800000) =>
  Array.from(
    { length: count },
    (_, i) => `${prefix}-${i} partitions=3 replication-factor=1 keyed config:retention.ms=${retention}`,
  );

async function measure(cluster: Cluster, what: string, lines: readonly string[]): Promise<void> {
  const began = Date.now();
  const running = startReconciler(cluster, lines, { environment: { RETRY_SECONDS: '300' } });
  let highest = 0;
  const sampling = setInterval(() => {
    const sizes = processesIn(running.folder).map(residentMegabytes);
    highest = Math.max(
      highest,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  }, 100);
  const outcome: Outcome = await running.outcome;
  clearInterval(sampling);
  if (outcome.status !== 0) throw new Error(`${what}: ${outcome.stdout}${outcome.stderr}`);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(
    `| ${cluster.version} | ${what} | ${seconds} s | ${outcome.jvmStarts} | ${Math.round(highest)} MB |`,
  );
}

function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function main(most: number): Promise<void> {
  console.log(`${cpus().length} cores, three brokers on the same machine\n`);
  console.log('| Kafka | run | time | JVM starts | memory |\n|---|---|---|---|---|');
  for (const distribution of [process.env.KAFKA_DIST_3, process.env.KAFKA_DIST_4]) {
    if (!distribution) continue;
    const cluster = await Cluster.start(distribution);
    await measure(cluster, '7 topics into an empty cluster', table('seven', 7));
    await measure(cluster, '7 topics, nothing to do', table('seven', 7));
    await measure(cluster, '100 topics created', table('hundred', 100));
    await measure(cluster, '100 topics with one config changed', table('hundred', 100, 86400000));
    await measure(cluster, `${most} topics created`, table('many', most));
    await measure(cluster, `${most} topics, nothing to do`, table('many', most));
    cleanUp();
  }
}

main(Number(process.argv[2] ?? 1000)).then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
