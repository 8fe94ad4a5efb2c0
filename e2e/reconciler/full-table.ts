import assert from 'node:assert/strict';
import { reconcile } from './reconciler';
import type { Scenario } from './scenario';

const table = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `full-${i} partitions=1 replication-factor=1 config:retention.ms=1000`,
  );

/** A table as large as they come. Last, since every later read would be as large. */
export const fullTable: readonly Scenario[] = [
  {
    name: 'a full table of 1,000 topics: starts a JVM for what differs and for no other',
    async prove(cluster) {
      await cluster.createMany('full', 990, 1000);
      await cluster.configure('full-7', '--add-config=retention.ms=2000');
      const outcome = await reconcile(cluster, table(1000));
      assert.equal(outcome.status, 0, outcome.stdout.slice(-2000) + outcome.stderr);
      assert.match(outcome.summary, /^1000 topics: 989 ok, 10 created, 1 changed, 0 refused, 0 failed in /);
      assert.equal(outcome.jvmStarts, 1 + 11 + 1, 'read, ten creations and a change, read');
      assert.equal(outcome.lines.get('full-7'), 'changed: retention.ms 2000→1000');

      const again = await reconcile(cluster, table(1000));
      assert.match(again.summary, /^1000 topics: 1000 ok, /);
      assert.equal(again.jvmStarts, 1);
    },
  },
];
