/**
 * Proves the topic reconciler against real brokers: 3.9 with ZooKeeper, 4.x with KRaft, as plain processes.
 *
 *     KAFKA_DIST_3=… KAFKA_DIST_4=… node --require tsx/cjs e2e/reconciler/run.ts [part of a scenario's name]
 *
 * Each variable names a Kafka distribution (bin, config, libs); Java is on PATH or in JAVA_HOME.
 */
import { Cluster } from './cluster';
import { fullTable } from './full-table';
import { hostile } from './hostile';
import { cleanUp } from './processes';
import { rows } from './rows';
import { trouble } from './trouble';

const scenarios = [...rows, ...hostile, ...trouble, ...fullTable];

async function main(wanted = ''): Promise<number> {
  const distributions = [process.env.KAFKA_DIST_3, process.env.KAFKA_DIST_4].filter(
    (path) => path !== undefined,
  );
  if (distributions.length === 0)
    throw new Error('name a Kafka distribution in KAFKA_DIST_3, KAFKA_DIST_4 or both');
  let passed = 0;
  let failed = 0;
  for (const distribution of distributions) {
    const cluster = await Cluster.start(distribution);
    console.log(`Kafka ${cluster.version}: three brokers at ${cluster.bootstrap}`);
    for (const { name, prove } of scenarios.filter((scenario) => scenario.name.includes(wanted))) {
      const began = Date.now();
      const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
      try {
        await prove(cluster);
        passed++;
        console.log(`✓ ${cluster.version}: ${name} (${seconds()})`);
      } catch (error) {
        failed++;
        const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
        console.log(`✗ ${cluster.version}: ${name} (${seconds()})\n${why.replace(/^/gm, '    ')}`);
      }
    }
    cleanUp();
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

main(process.argv[2]).then(
  (status) => process.exit(status),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
