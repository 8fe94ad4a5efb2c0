/** Records the fixtures of __tests__/users/script/fixtures from fresh clusters, see record-fixtures.sh. */
import { resolve } from 'node:path';
import { Cluster } from '../reconciler/cluster';
import { cleanUp, finish, start } from '../reconciler/processes';

async function record(distribution: string): Promise<void> {
  const cluster = await Cluster.start(distribution, { racks: ['a'], authorizer: true });
  const open = await Cluster.start(distribution, { racks: ['a'] });
  const folder = resolve(__dirname, '../../__tests__/users/script/fixtures', cluster.version);
  const child = start('bash', [resolve(__dirname, 'record-fixtures.sh'), folder], {
    stdio: 'inherit',
    env: {
      ...process.env,
      KAFKA_HOME: cluster.distribution,
      BOOTSTRAP_SERVERS: cluster.bootstrap,
      WITHOUT_AUTHORIZER: open.bootstrap,
    },
  });
  const { status } = await finish(child);
  if (status !== 0) throw new Error(`recording from ${cluster.version} failed`);
  cleanUp();
}

async function main(): Promise<void> {
  for (const distribution of [process.env.KAFKA_DIST_3, process.env.KAFKA_DIST_4]) {
    if (distribution) await record(distribution);
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
