import { Cluster, type ClusterOptions } from './cluster';
import { cleanUp } from './processes';
import type { Scenario } from './scenario';

/**
 * Proves scenarios against the distributions that KAFKA_DIST_3 and KAFKA_DIST_4 name, and ends the process with 0 when
 * all of them hold. The first argument of the process is a part of the names of those to prove.
 */
export function runSuite(scenarios: readonly Scenario[], options?: ClusterOptions): void {
  prove(scenarios, process.argv[2] ?? '', options).then(
    (status) => process.exit(status),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}

async function prove(
  scenarios: readonly Scenario[],
  wanted: string,
  options?: ClusterOptions,
): Promise<number> {
  const distributions = [process.env.KAFKA_DIST_3, process.env.KAFKA_DIST_4].filter(
    (path) => path !== undefined,
  );
  if (distributions.length === 0)
    throw new Error('name a Kafka distribution in KAFKA_DIST_3, KAFKA_DIST_4 or both');
  let passed = 0;
  let failed = 0;
  for (const distribution of distributions) {
    const cluster = await Cluster.start(distribution, options);
    console.log(`Kafka ${cluster.version} at ${cluster.bootstrap}`);
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
