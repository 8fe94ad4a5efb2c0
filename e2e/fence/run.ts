/**
 * Plays pairs of Jobs of two commits against a real broker, the older pod seeing which Job is current late at random,
 * and fails unless the newer commit's state stands wherever the documentation says so.
 *
 *     KAFKA_DIST_4=… node --require tsx/cjs e2e/fence/run.ts [--pairs 10] [--seed 1] [--without-fence]
 */
import { parseArgs } from 'node:util';
import { Cluster } from '../reconciler/cluster';
import { cleanUp } from '../reconciler/processes';
import { seeded } from '../reconciler/random';
import { reconcile } from '../reconciler/reconciler';
import { chances, isInsideWindow, type Played, play } from './pair';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    'without-fence': { type: 'boolean', default: false },
  },
});

const counted = { outside: 0, inside: 0, 'older state stands inside': 0, superseded: 0, 'ended before': 0 };

/** What is wrong with a pair, in words. */
function faults({ older, newer, stands, isReported }: Played, inside: boolean): string[] {
  return [
    !stands && !inside && 'outside the window the older state stands',
    !stands && inside && !isReported && 'no drift check reports the older state',
    // Within the window either may see what it wrote undone, and says so.
    newer.status !== 0 && !inside && `the newer run ended with ${newer.status}`,
    ![0, 1, 44].includes(older.status) && `the older run ended with ${older.status}`,
    /line \d+|unbound/.test(older.stderr + newer.stderr) && 'bash complained',
  ].filter((fault) => fault !== false);
}

async function main(): Promise<number> {
  const distribution = process.env.KAFKA_DIST_4 ?? process.env.KAFKA_DIST_3;
  if (!distribution) throw new Error('name a Kafka distribution in KAFKA_DIST_4 or KAFKA_DIST_3');
  const cluster = await Cluster.start(distribution, { racks: ['a'], authorizer: true });
  // A run of a read, a write and a read: longer than any write of its own.
  const flight = (await reconcile(cluster, ['measured partitions=1 replication-factor=1'])).seconds;
  const random = seeded(Number(values.seed));
  let failed = 0;
  for (let pair = 0; pair < Number(values.pairs); pair++) {
    const chance = chances(random, flight);
    const inside = isInsideWindow(chance, flight);
    const subject = pair % 2 ? 'users' : 'topics';
    const result = await play(cluster, subject, chance, !values['without-fence']);
    counted[inside ? 'inside' : 'outside']++;
    counted[result.older.status === 44 ? 'superseded' : 'ended before']++;
    if (inside && !result.stands) counted['older state stands inside']++;
    console.log(
      `pair ${pair}, ${subject}, ${inside ? 'inside' : 'outside'}: older ${result.older.status}, newer ${result.newer.status}, ${result.stands ? 'newer' : 'older'} state`,
    );
    for (const fault of faults(result, inside)) {
      failed++;
      const { older, newer } = result;
      console.log(`✗ pair ${pair}, ${subject}: ${fault}\n  ${JSON.stringify(chance)}`);
      console.log(
        `  older: ${older.stdout}${older.stderr}\n  newer: ${newer.stdout}${newer.stderr}`.replace(
          /\n(?=.)/g,
          '\n    ',
        ),
      );
    }
  }
  console.log(
    `Kafka ${cluster.version}, ${values.pairs} pairs, seed ${values.seed}: ${JSON.stringify(counted)}, ${failed} faults`,
  );
  cleanUp();
  return failed === 0 ? 0 : 1;
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
