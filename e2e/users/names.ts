import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { nastyText } from '../../__tests__/jobs/script/nasty-text';
import type { NamePattern, User } from '../../lib';
import { clientNameProblem, clientPrefixProblem, userNameProblem } from '../../lib/kafka/names';
import { isNodeName } from '../../lib/users/name-rules';
import { absentUserLine, userLine } from '../../lib/users/table';
import type { Cluster } from '../reconciler/cluster';
import type { Scenario } from '../reconciler/scenario';
import { attempt, reconcileUsers } from './users';

const canary = join(tmpdir(), 'users-canary');

/** Names that companies give, and names that have broken this before. */
const known = [
  'CN=team/app',
  'CN=spiffe://cluster.local/ns/shop/sa/cart',
  'CN=x,O=Acme\\, Inc.,C=DE',
  '1.2.840.113549.1.9.1=#16036140622e63,CN=größe',
  `CN=${'n'.repeat(996)}`,
  `CN=quo"te's $(touch ${canary}) \`id\` ; & | < > %20 * ? [x] {y} ~ #`,
  'CN=日本語 𝄞',
  '..',
  '--help',
  'User:User:x',
];

/** Names that a client logs in with. */
const scram = ['a,b=c', 'back\\slash"quote', "it's $(x) %20;:", '@', '--add-config', 'CN=x,O=y', '<default>'];

/** What names hold, read and written: as declared, by Kafka's own tools, by clients. */
export const names: readonly Scenario[] = [
  {
    name: 'names that somebody could misread: written, read back as declared, said to be ok, taken away',
    async prove(cluster) {
      const users = usersFor(cluster);
      const first = await reconcileUsers(cluster, users.map(userLine));
      assert.equal(first.status, 0, first.stdout + first.stderr);
      assert.match(first.summary, new RegExp(`^${users.length} users: 0 ok, ${users.length} created, `));
      await provePresent(cluster, users);

      const second = await reconcileUsers(cluster, users.map(userLine));
      assert.equal(second.status, 0, second.stdout + second.stderr);
      assert.match(second.summary, new RegExp(`^${users.length} users: ${users.length} ok, 0 created, `));
      assert.equal(second.jvmStarts, 1);

      const gone = await reconcileUsers(
        cluster,
        users.map(({ name }) => absentUserLine(name)),
      );
      assert.equal(gone.status, 0, gone.stdout + gone.stderr);
      assert.match(gone.summary, new RegExp(`${users.length} deleted, `));
      const left = await printed(cluster);
      assert.deepEqual(
        users.filter(({ name }) => left.includes(`User:${name},`) || left.includes(`'${name}'`)),
        [],
      );
      assert.ok(!existsSync(canary), 'no name was run');
    },
  },
  {
    name: 'names that somebody could misread: clients log in with them and may do what is declared',
    async prove(cluster) {
      await cluster.create('names', '--partitions=1', '--replication-factor=1');
      const users = scram.map(
        (name, index): User => ({
          name,
          purpose: 'x',
          password: { secret: `name-${index}`, key: 'password' },
          produces: ['names'],
        }),
      );
      const passwords = Object.fromEntries(scram.map((name, index) => [`name-${index}`, `of ${name}`]));
      const outcome = await reconcileUsers(cluster, users.map(userLine), passwords);
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      assert.deepEqual(
        await attempt(
          cluster,
          scram.map((name) => [name, `of ${name}`, 'produce names -']),
        ),
        scram.map(() => 'ok'),
      );
    },
  },
];

function usersFor({ version }: Cluster): User[] {
  const zooKeeper = version.startsWith('3.');
  const texts = nastyText(canary);
  const fits = (name: string) => !zooKeeper || isNodeName(name);
  const name = texts.filter((it) => clientNameProblem(it) === undefined && fits(it));
  const prefix = texts.filter((it) => clientPrefixProblem(it) === undefined && fits(it));
  const generated = fc.sample(
    fc.record({
      name: texts.filter((it) => userNameProblem(it) === undefined),
      groups: fc.tuple(
        name,
        prefix.map((it): NamePattern => ({ prefix: it })),
      ),
      transactionalIds: fc.tuple(name),
    }),
    { numRuns: 30, seed: 5 },
  );
  const users = generated.map((it, index) => ({ ...it, name: known[index] ?? it.name, purpose: 'x' }));
  const quotas = {
    producerRate: '10000000B',
    requestPercentage: 0.00001,
    controllerMutationRate: 12.5,
  } as const;
  return [
    ...new Map(users.map((it, index) => [it.name, index % 2 ? it : { ...it, quotas }])).values(),
    {
      name: 'ends',
      purpose: 'x',
      groups: [{ prefix: 'chat:' }, ':', 'a:b::'],
      transactionalIds: ['*', { prefix: '-' }],
    },
  ];
}

/** Kafka's own tools print every name as it is declared. */
async function provePresent(cluster: Cluster, users: readonly User[]): Promise<void> {
  const text = await printed(cluster);
  const missing = users.flatMap(({ name, groups = [], transactionalIds = [], quotas }) => [
    ...[...groups, ...transactionalIds]
      .map((it) =>
        typeof it === 'string'
          ? `name=${it}, patternType=LITERAL)`
          : `name=${it.prefix}, patternType=PREFIXED)`,
      )
      .filter((it) => !text.includes(it)),
    ...(text.includes(`(principal=User:${name}, host=*, operation=READ, permissionType=ALLOW)`)
      ? []
      : [name]),
    ...(!quotas || text.includes(`Quota configs for user-principal '${name}' are `) ? [] : [`'${name}'`]),
  ]);
  assert.deepEqual(missing, []);
}

async function printed(cluster: Cluster): Promise<string> {
  const all = await Promise.all([
    cluster.tool('kafka-acls.sh', ['--list']),
    cluster.tool('kafka-configs.sh', ['--describe', '--entity-type=users']),
  ]);
  return all.join('\n');
}
