import assert from 'node:assert/strict';
import type { Scenario } from '../reconciler/scenario';
import { attempt, described, reconcileUsers } from './users';

const permitted = (user: string) =>
  `${user} secret=${user}/password allow:WRITE:topic:literal:orders allow:READ:topic:prefixed:ord allow:READ:group:prefixed:${user}- allow:WRITE:transactional-id:prefixed:${user}-`;

/** Every row of "declared against actual". */
export const rows: readonly Scenario[] = [
  {
    name: 'missing: created, and a client can do what is declared and nothing else; the same again: only the password is set',
    async prove(cluster) {
      await Promise.all(
        ['orders', 'other'].map((topic) => cluster.create(topic, '--partitions=1', '--replication-factor=1')),
      );
      const table = [
        `${permitted('row-new')} quota:producer_byte_rate=100000 quota:request_percentage=200.5`,
        'CN=row-dn,O=Learn%20Flow allow:READ:topic:literal:orders quota:consumer_byte_rate=104857600',
      ];
      const passwords = { 'row-new': 'first' };
      const first = await reconcileUsers(cluster, table, passwords);
      assert.equal(first.status, 0, first.stdout + first.stderr);
      assert.equal(
        first.lines.get('row-new'),
        'created: password, allow:WRITE:topic:literal:orders, allow:READ:topic:prefixed:ord, allow:READ:group:prefixed:row-new-, allow:WRITE:transactional-id:prefixed:row-new-, producer_byte_rate=100000, request_percentage=200.5',
      );
      assert.match(first.summary, /^2 users: 0 ok, 2 created, 0 changed, 0 refused, 0 failed in \d+\.\d s$/);
      assert.equal(first.terminationMessage, `${first.summary}\n`);
      assert.deepEqual(await described(cluster, 'CN=row-dn,O=Learn Flow'), [
        'ALLOW * READ TOPIC LITERAL orders',
        'consumer_byte_rate=1.048576E8',
      ]);

      assert.deepEqual(
        await attempt(cluster, [
          ['row-new', 'first', 'produce orders -'],
          ['row-new', 'first', 'transact orders row-new-1'],
          ['row-new', 'first', 'consume orders row-new-1'],
          ['row-new', 'first', 'throttle orders 1200000'],
          ['row-new', 'first', 'produce other -'],
          ['row-new', 'first', 'consume orders stranger'],
          ['row-new', 'first', 'transact orders stranger'],
          ['row-new', 'wrong', 'produce orders -'],
          ['nobody', 'first', 'produce orders -'],
        ]),
        [
          ...['ok', 'ok', 'ok', 'ok', 'TopicAuthorizationException', 'GroupAuthorizationException'],
          ...['TransactionalIdAuthorizationException', 'SaslAuthenticationException'],
          'SaslAuthenticationException',
        ],
      );

      const second = await reconcileUsers(cluster, table, passwords);
      assert.equal(second.status, 0, second.stdout + second.stderr);
      assert.equal(second.lines.get('row-new'), 'ok: password set again, since it cannot be compared');
      assert.equal(second.lines.get('CN=row-dn,O=Learn%20Flow'), 'ok');
      assert.match(second.summary, /^2 users: 2 ok, 0 created, 0 changed, 0 refused, 0 failed in /);
      assert.equal(second.jvmStarts, 3, 'a read, a password, a read');
    },
  },
  {
    name: 'no password, nothing to do: one read and nothing else; JSON lines on request',
    async prove(cluster) {
      const table = ['row-same allow:READ:topic:literal:orders allow:READ:group:literal:row-same'];
      const first = await reconcileUsers(cluster, table, {}, { arguments: ['--output', 'json'] });
      const [user, summary] = first.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.equal(user.user, 'row-same');
      assert.equal(user.result, 'created');
      assert.deepEqual([summary.users, summary.created, summary.failed], [1, 1, 0]);
      assert.equal(first.status, 0, first.stdout + first.stderr);

      const second = await reconcileUsers(cluster, table);
      assert.equal(second.lines.get('row-same'), 'ok');
      assert.equal(second.jvmStarts, 1);
    },
  },
  {
    name: 'declared otherwise: permission, quota and password change, each exactly; a client notices',
    async prove(cluster) {
      const before = `row-change secret=row-change/password allow:WRITE:topic:literal:orders quota:producer_byte_rate=1000000 quota:consumer_byte_rate=1000`;
      const after = `row-change secret=row-change/password allow:WRITE:topic:literal:other quota:producer_byte_rate=12345678`;
      await reconcileUsers(cluster, [before], { 'row-change': 'first' });
      const changed = await reconcileUsers(cluster, [after], { 'row-change': 'second' });
      assert.equal(changed.status, 0, changed.stdout + changed.stderr);
      assert.equal(
        changed.lines.get('row-change'),
        'changed: +allow:WRITE:topic:literal:other, -allow:WRITE:topic:literal:orders, producer_byte_rate 1000000→12345678, consumer_byte_rate 1000→(none), password set again, since it cannot be compared',
      );
      assert.deepEqual(await described(cluster, 'row-change'), [
        'ALLOW * WRITE TOPIC LITERAL other',
        'SCRAM-SHA-512=iterations=8192',
        'producer_byte_rate=1.2345678E7',
      ]);
      assert.deepEqual(
        await attempt(cluster, [
          ['row-change', 'second', 'produce other -'],
          ['row-change', 'second', 'produce orders -'],
          ['row-change', 'first', 'produce other -'],
        ]),
        ['ok', 'TopicAuthorizationException', 'SaslAuthenticationException'],
      );
    },
  },
  {
    name: 'changed by hand: --check says so and changes nothing, the next run puts it right',
    async prove(cluster) {
      const table = [
        'row-hand secret=row-hand/password allow:READ:topic:literal:orders',
        'row-lost allow:READ:topic:literal:orders',
      ];
      await reconcileUsers(cluster, [table[0] as string], { 'row-hand': 'secret' });
      const by = (script: string, ...args: string[]) => cluster.tool(script, args);
      const acl = (...args: string[]) => by('kafka-acls.sh', '--add', ...args);
      const config = (...args: string[]) =>
        by('kafka-configs.sh', '--alter', '--entity-type=users', '--entity-name=row-hand', ...args);
      await Promise.all([
        acl('--deny-principal=User:row-hand', '--deny-host=10.0.0.1', '--operation=Alter', '--cluster'),
        acl('--allow-principal=User:row-hand', '--operation=All', '--topic=*'),
      ]);
      await config('--add-config=SCRAM-SHA-256=[password=x]');
      await config('--add-config=SCRAM-SHA-512=[iterations=4096,password=x]');
      await config('--add-config=request_percentage=0.1');
      const there = await described(cluster, 'row-hand');

      const check = await reconcileUsers(cluster, table, {}, { arguments: ['--check'] });
      assert.equal(check.status, 1);
      const said = check.lines.get('row-hand') ?? '';
      assert.match(said, /^differs: /);
      const differences = [
        ...['password of SCRAM-SHA-256 → (none)', 'password with 4096 iterations→8192'],
        ...['-deny@10.0.0.1:ALTER:cluster:literal:kafka-cluster', '-allow:ALL:topic:literal:*'],
        'request_percentage 0.1→(none)',
      ];
      assert.deepEqual(said.slice('differs: '.length).split(', ').sort(), differences.sort());
      assert.match(check.lines.get('row-lost') ?? '', /^differs: missing, declared with allow:READ/);
      assert.match(check.summary, /^2 users: 0 ok, 2 differs, 0 refused, 0 failed in /);
      assert.deepEqual(await described(cluster, 'row-hand'), there);

      const mended = await reconcileUsers(cluster, table, { 'row-hand': 'secret' });
      assert.equal(mended.status, 0, mended.stdout + mended.stderr);
      assert.deepEqual(await described(cluster, 'row-hand'), [
        'ALLOW * READ TOPIC LITERAL orders',
        'SCRAM-SHA-512=iterations=8192',
      ]);
      const again = await reconcileUsers(cluster, table, {}, { arguments: ['--check'] });
      assert.equal(again.status, 0, again.stdout);
    },
  },
  {
    name: 'declared absent: nothing is left of the user, and who never was is as declared; others are left alone, listed once',
    async prove(cluster) {
      await reconcileUsers(
        cluster,
        [`${permitted('row-gone')} quota:producer_byte_rate=1000`, permitted('row-foreign')],
        {
          'row-gone': 'secret',
          'row-foreign': 'secret',
        },
      );
      await Promise.all([
        cluster.tool('kafka-acls.sh', [
          '--add',
          '--allow-principal=User:*',
          '--operation=Describe',
          '--topic=orders',
        ]),
        cluster.tool('kafka-configs.sh', [
          '--alter',
          '--entity-type=users',
          '--entity-default',
          '--add-config=consumer_byte_rate=99999999',
        ]),
        cluster.tool('kafka-configs.sh', [
          '--alter',
          '--entity-type=users',
          '--entity-name=row-foreign',
          '--entity-type=clients',
          '--entity-name=c',
          '--add-config=consumer_byte_rate=1',
        ]),
      ]);
      const foreign = await described(cluster, 'row-foreign');
      const outcome = await reconcileUsers(cluster, ['row-gone absent', 'row-never-was absent']);
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      assert.equal(outcome.lines.get('row-gone'), 'deleted: declared absent');
      assert.equal(outcome.lines.get('row-never-was'), 'ok');
      assert.match(outcome.summary, /1 ok, 0 created, 0 changed, 1 deleted, 0 refused, 0 failed/);
      assert.deepEqual(await described(cluster, 'row-gone'), []);
      assert.match(outcome.stdout, /^not declared, left alone: .*User:\*, .*row-foreign/m);
      assert.equal(outcome.stdout.match(/row-foreign/g)?.length, 1);
      assert.deepEqual(await described(cluster, 'row-foreign'), foreign);
      assert.deepEqual(
        await attempt(cluster, [
          ['row-gone', 'secret', 'produce orders -'],
          ['row-foreign', 'secret', 'produce orders -'],
        ]),
        ['SaslAuthenticationException', 'ok'],
      );
    },
  },
];
