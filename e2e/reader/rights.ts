import assert from 'node:assert/strict';
import type { Cluster } from '../reconciler/cluster';
import { reconcile } from '../reconciler/reconciler';
import type { Scenario } from '../reconciler/scenario';
import { propertiesOf, readAs, user } from './reader';

const describeCluster = ['--operation=Describe', '--cluster'];
const both = ['--operation=Describe', '--operation=DescribeConfigs'];

/** Topics that a client may not see are in no list, and nothing says so: the reader names what the client lacks. */
export const rights: readonly Scenario[] = [
  {
    name: 'clients with no rights, Describe on the cluster only, both on one prefix: each is told what it lacks, and nothing is "ok"',
    async prove(cluster) {
      await cluster.create('payments', '--partitions=1', '--replication-factor=1');
      await user(cluster, 'none');
      await user(cluster, 'cluster', describeCluster);
      await user(cluster, 'prefix', [...both, '--topic=pay', '--resource-pattern-type=prefixed']);
      const absent =
        /^not authorized: this client lacks Describe on every topic; .*; the run needs Describe on every topic, /;
      for (const name of ['none', 'cluster', 'prefix']) {
        for (const [line, args] of [
          ['payments absent', []],
          ['payments partitions=1 replication-factor=1', ['--check']],
        ] as const) {
          const outcome = await reconciled(cluster, name, [line], args);
          assert.equal(outcome.status, 1, `${name}: ${outcome.stdout}${outcome.stderr}`);
          if (name === 'prefix')
            assert.match(outcome.stdout, /lacks Describe on every topic; Describe on the cluster/);
          else assert.match(outcome.stdout, absent);
          assert.match(outcome.terminationMessage, /^not authorized: /);
          assert.equal(outcome.lines.size, 0, 'nothing is said of a topic that was not seen');
        }
      }
      assert.ok(await cluster.topic('payments'));
    },
  },
  {
    name: 'a client with all of them reads; a DENY on one declared topic, there or not, is named',
    async prove(cluster) {
      await cluster.create('invoices', '--partitions=1', '--replication-factor=1');
      const every = [...both, '--topic=*'];
      await user(cluster, 'reads', describeCluster, every);
      await user(cluster, 'denied', describeCluster, every, [
        ...['--deny-principal=User:denied', '--operation=Describe', '--topic=invoices', '--topic=refunds'],
      ]);
      await user(cluster, 'blind', describeCluster, ['--operation=Describe', '--topic=*']);
      const table = ['invoices partitions=1 replication-factor=1', 'refunds absent'];
      const reads = await reconciled(cluster, 'reads', table, ['--check']);
      assert.equal(reads.status, 0, reads.stdout + reads.stderr);
      const denied = await reconciled(cluster, 'denied', table, ['--check']);
      assert.match(
        denied.stdout,
        /^not authorized: this client lacks Describe on topics invoices, refunds; /,
      );
      const blind = await reconciled(cluster, 'blind', table, ['--check']);
      assert.match(
        blind.stdout,
        /^not authorized: this client lacks DescribeConfigs on topics invoices, refunds; /,
      );
    },
  },
  {
    name: 'users: what is lacking on the cluster is named',
    async prove(cluster) {
      await user(cluster, 'users-none');
      await user(cluster, 'users-some', describeCluster);
      const none = await readAs(cluster, 'users-none', 'users');
      assert.deepEqual([none.status, none.stdout], [3, '']);
      assert.match(
        none.stderr,
        /^this client lacks Describe on the cluster; DescribeConfigs on the cluster$/m,
      );
      const some = await readAs(cluster, 'users-some', 'users');
      assert.deepEqual([some.status, some.stdout], [3, '']);
      assert.match(some.stderr, /^this client lacks DescribeConfigs on the cluster$/m);
    },
  },
];

function reconciled(cluster: Cluster, as: string, table: readonly string[], args: readonly string[]) {
  return reconcile(cluster, table, {
    arguments: args,
    environment: { BOOTSTRAP_SERVERS: cluster.saslBootstrap, COMMAND_CONFIG: propertiesOf(as) },
  });
}
