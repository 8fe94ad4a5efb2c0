import assert from 'node:assert/strict';
import { encoded } from '../../lib/jobs/encoded';
import type { Scenario } from '../reconciler/scenario';
import { readAs } from './reader';

/** Names that hold what a tool's output, a table or a shell would take for their own. */
const hostile = [
  'plain',
  'chat:',
  ':',
  'a, patternType=LITERAL)`:',
  'x, host=*, operation=ALL, permissionType=ALLOW)',
  'is SCRAM-SHA-512=iterations=1',
  '100% of it %20',
  'two  spaces',
  'ünïcödé→',
  '\'quoted\' "twice" `thrice`',
];

/** What ZooKeeper, in whose paths 3.9 keeps permissions, cannot keep. */
const hostileToZooKeeper = ['tab\there', '𝄞'];

/** Names and numbers come through as they are. */
export const names: readonly Scenario[] = [
  {
    name: 'permissions on any name, of any principal: one line each, as in the table',
    async prove(cluster) {
      const keepsInZooKeeper = cluster.version.startsWith('3.');
      const given = [...hostile, ...(keepsInZooKeeper ? [] : hostileToZooKeeper)];
      const principals = ['names', 'CN=ci,O=Learn Flow\\, Inc.', 'CN=team/app', 'a is b, are c'];
      const expected: string[] = [];
      for (const principal of principals) {
        await cluster.tool('kafka-acls.sh', [
          ...[
            '--add',
            `--allow-principal=User:${principal}`,
            '--operation=Write',
            '--resource-pattern-type=prefixed',
          ],
          ...given.map((name) => `--transactional-id=${name}`),
        ]);
        for (const name of given)
          expected.push(`acl ${encoded(principal)} allow:WRITE:transactional-id:prefixed:${encoded(name)}`);
      }
      await cluster.tool('kafka-acls.sh', [
        '--add',
        '--allow-principal=User:*',
        '--operation=Read',
        '--group=g',
      ]);
      await cluster.tool('kafka-acls.sh', [
        ...[
          '--add',
          '--deny-principal=User:names',
          '--deny-host=2001:db8:0:0:0:0:0:1',
          '--operation=Alter',
          '--cluster',
        ],
      ]);
      // A colon of a host is encoded before the whole field is.
      expected.push(
        'acl names deny@2001%253Adb8%253A0%253A0%253A0%253A0%253A0%253A1:ALTER:cluster:literal:kafka-cluster',
      );
      const { status, stdout, stderr } = await readAs(cluster, undefined, 'users');
      assert.equal(status, 0, stderr);
      const lines = stdout.split('\n').filter((line) => /^acl (names|CN=|a%20is)/.test(line));
      assert.deepEqual(lines.sort(), expected.sort());
      assert.match(stdout, /^other User:\*$/m);
      const all = stdout.split('\n').slice(0, -1);
      assert.equal(all.at(-1), `end ${all.length - 1}`);
    },
  },
  {
    name: 'quotas are the numbers that a table has; those of clients and of everybody are nobody’s',
    async prove(cluster) {
      const quota = (entities: readonly string[], value: string) =>
        cluster.tool('kafka-configs.sh', ['--alter', ...entities, `--add-config=${value}`]);
      const one = ['--entity-type=users', '--entity-name=quota user'];
      await quota(one, 'producer_byte_rate=10485760,consumer_byte_rate=999999999999999');
      await quota(one, 'request_percentage=0.00001,controller_mutation_rate=123456789.123456');
      await quota(['--entity-type=users', '--entity-default'], 'consumer_byte_rate=1026');
      await quota([...one, '--entity-type=clients', '--entity-name=c'], 'consumer_byte_rate=1025');
      const { stdout } = await readAs(cluster, undefined, 'users');
      assert.deepEqual(
        stdout.split('\n').filter((line) => line.startsWith('quota ')),
        [
          'quota quota%20user consumer_byte_rate 999999999999999',
          'quota quota%20user controller_mutation_rate 123456789.123456',
          'quota quota%20user producer_byte_rate 10485760',
          'quota quota%20user request_percentage 0.00001',
        ],
      );
    },
  },
];
