import assert from 'node:assert/strict';
import { processesIn, until } from '../reconciler/processes';
import type { Scenario } from '../reconciler/scenario';
import { described, reconcileUsers, startUsers } from './users';

/** The run is not let in, would harm itself, or is not left alone. */
export const protection: readonly Scenario[] = [
  {
    name: 'a wrong password of the administrator: its own sentence, and nothing is done',
    async prove(cluster) {
      const outcome = await reconcileUsers(
        cluster,
        ['wrong-admin allow:READ:topic:literal:orders'],
        {},
        {
          environment: { COMMAND_CONFIG: cluster.clientProperties('wrong') },
        },
      );
      assert.equal(outcome.status, 1);
      assert.match(outcome.stdout, /^wrong authentication: .*Invalid username or password\n$/);
      assert.equal(outcome.terminationMessage, outcome.stdout);
    },
  },
  {
    name: 'the run itself and the super users are never changed; a malformed table: one line, exit code 42, and nothing is done',
    async prove(cluster) {
      const first = 'protected-before allow:READ:topic:literal:orders';
      const outcomes = await Promise.all(
        [
          'admin absent',
          'CN=kafka-broker quota:producer_byte_rate=1',
          'x allow:READ:topic:orders',
          'x allow:FLY:topic:literal:orders',
          'x quota:producer_byte_rate=1.5',
          'x password=secret',
          'a%2 absent',
        ].map((line) => reconcileUsers(cluster, [first, line])),
      );
      for (const outcome of outcomes) {
        assert.equal(outcome.status, 42, outcome.stdout + outcome.stderr);
        assert.match(outcome.stdout, /^bad configuration: table-000, line 2: .*\n$/);
        assert.equal(outcome.terminationMessage, outcome.stdout);
      }
      for (const outcome of outcomes.slice(0, 2)) {
        assert.match(outcome.stdout, /is a super user or whom this run itself is, and never changed/);
      }
      assert.deepEqual(await described(cluster, 'protected-before'), []);
    },
  },
  {
    name: 'interrupted: ends its children, says what is known, and can be repeated',
    async prove(cluster) {
      const users = ['interrupted-1', 'interrupted-2', 'interrupted-3'];
      const table = users.map(
        (user) =>
          `${user} secret=${user}/password allow:READ:topic:literal:orders quota:producer_byte_rate=1000`,
      );
      const passwords = Object.fromEntries(users.map((user) => [user, 'secret']));
      const first = startUsers(cluster, table, passwords);
      await until(
        'a user to have a quota',
        async () => (await described(cluster, 'interrupted-1')).length > 0,
      );
      first.process.kill('SIGTERM');
      const outcome = await first.outcome;
      assert.equal(outcome.status, 143, outcome.stdout + outcome.stderr);
      assert.match(outcome.lines.get('interrupted-3') ?? '', /^failed: not done: interrupted by SIGTERM/);
      assert.match(outcome.terminationMessage, /^3 users: .*\ninterrupted by SIGTERM\n/);
      assert.deepEqual(processesIn(first.folder), [], 'no child is left');

      const second = await reconcileUsers(cluster, table, passwords);
      assert.equal(second.status, 0, second.stdout + second.stderr);
      for (const user of users) {
        assert.deepEqual(await described(cluster, user), [
          'ALLOW * READ TOPIC LITERAL orders',
          'SCRAM-SHA-512=iterations=8192',
          'producer_byte_rate=1000.0',
        ]);
      }
    },
  },
];
