import { staging } from '../../environments/staging';
import type { Environment, Security } from '../../lib';
import { type EnvironmentsRefused, loadEnvironments, reviewEnvironments } from '../../lib';

const user = { name: 'u', purpose: 'x', password: { secret: 's', key: 'password' } };

function withUsers(users: readonly unknown[], security: Partial<Security> = {}): Environment {
  return {
    ...staging,
    security: { ...(staging.security as Security), ...security, users: users as Security['users'] },
  };
}

/** What is wrong with an environment that has these users. */
function problems(users: readonly unknown[], security?: Partial<Security>): string[] {
  try {
    loadEnvironments({ environments: [withUsers(users, security)], variables: {}, only: [] });
    return [];
  } catch (error) {
    return (error as EnvironmentsRefused).problems.map(
      ({ field, value, problem, remedy }) => `${field}: ${JSON.stringify(value)} ${problem}; ${remedy}`,
    );
  }
}

test('every field there is', () => {
  expect(
    problems([
      {
        ...user,
        produces: ['student-events', { prefix: 'chat-' }, { name: 'else', external: true }],
        consumes: [{ prefix: 'else-', external: true }],
        groups: [],
        transactionalIds: ['tx', { prefix: 'u-' }],
        acls: [
          { operation: 'DESCRIBE', cluster: true },
          { operation: 'DESCRIBE', topic: '*' },
        ],
        quotas: {
          producerRate: '10MiB',
          consumerRate: '1kB',
          requestPercentage: 0.5,
          controllerMutationRate: 2,
        },
      },
      { name: 'old', absent: true, reason: 'gone', confirm: 'old' },
    ]),
  ).toEqual([]);
});

test.each<[string, unknown, string]>([
  [
    'a topic that nobody declares, with the nearest name',
    { ...user, produces: ['student-event'] },
    `security.users.u.produces: "student-event" matches no declared topic; did you mean student-events? Else declare it, or write {name: 'student-event', external: true} for one that somebody else makes`,
  ],
  [
    'a prefix that no topic has',
    { ...user, consumes: [{ prefix: 'chatt' }], groups: [] },
    `security.users.u.consumes: "chatt" begins no declared topic; did you mean chat-? Else declare it, or write {prefix: 'chatt', external: true} for one that somebody else makes`,
  ],
  [
    'a topic in an exact permission',
    { ...user, acls: [{ operation: 'DELETE', topic: 'nowhere' }] },
    `security.users.u.acls: "nowhere" matches no declared topic; declare it, or write {name: 'nowhere', external: true} for one that somebody else makes`,
  ],
  [
    'no password',
    { name: 'u', purpose: 'x' },
    `security.users.u.password: undefined is missing: with clients.protocol 'SASL_SSL' the user cannot log in; write where it is, such as {secret: 'u', key: 'password'}`,
  ],
  [
    'the name of a server',
    { ...user, name: 'CN=kafka-broker' },
    'security.users.CN=kafka-broker: "CN=kafka-broker" is the name of a server or of the Jobs, which may do everything; rename the user, or remove it',
  ],
  [
    'an unknown field',
    { ...user, produce: [] },
    'security.users[0].produce: [] is not a known field; did you mean produces?',
  ],
  [
    'a name that means everybody',
    { ...user, name: '*' },
    'security.users[0].name: "*" means every user to Kafka; write the name of one user',
  ],
  [
    "a name that Kafka's tools would cut",
    { ...user, name: ' chat ' },
    `security.users[0].name: " chat " begins or ends with a space, which Kafka's tools take away; write "chat"`,
  ],
  [
    'a name that nobody sees whole',
    { ...user, name: 'a\u200bb' },
    'security.users[0].name: "a\u200bb" holds U+200B, which nobody sees; write the name without it',
  ],
  [
    'half of a character',
    { ...user, groups: ['a\ud800'] },
    'security.users[0].groups[0]: "a\\ud800" holds U+D800, which nobody sees; write the name without it',
  ],
  [
    'a name for which a table has no room',
    { ...user, transactionalIds: ['x'.repeat(1001)] },
    `security.users[0].transactionalIds[0]: "${'x'.repeat(1001)}" has 1001 characters; write at most 1000`,
  ],
  [
    'a prefix of an asterisk, which would grant nothing',
    { ...user, groups: [{ prefix: '*' }] },
    `security.users[0].groups[0].prefix: "*" grants nothing: in a prefix an asterisk stands for itself; write '*' in the place of {prefix: '*'} for all there are`,
  ],
  [
    'an asterisk that stands for itself',
    { ...user, groups: ['chat-*'] },
    'security.users[0].groups[0]: "chat-*" grants next to nothing: behind other characters an asterisk stands for itself; write {prefix: "chat-"} for all that begin so',
  ],
  [
    'a password behind a key that Kubernetes refuses',
    { ...user, password: { secret: 's', key: '..' } },
    `security.users[0].password.key: ".." is not valid; write a key of the Secret: letters, digits, '-', '_' and '.'`,
  ],
  [
    'a name that no client can log in with',
    { ...user, name: 'größe' },
    'security.users.größe.name: "größe" is a name that nobody can log in with: SCRAM in Kafka takes ASCII alone; write a name of ASCII letters, digits and marks',
  ],
  [
    'an operation that Kafka does not know of the resource',
    { ...user, acls: [{ operation: 'IDEMPOTENT_WRITE', topic: '*' }] },
    `security.users[0].acls[0].operation: "IDEMPOTENT_WRITE" is not one of the choices; write 'READ' or 'WRITE' or 'CREATE' or 'DELETE' or 'ALTER' or 'DESCRIBE' or 'DESCRIBE_CONFIGS' or 'ALTER_CONFIGS' or 'ALL'`,
  ],
  [
    'a rate without a unit',
    { ...user, quotas: { producerRate: '10' } },
    `security.users[0].quotas.producerRate: "10" is not valid; write a whole number and a unit: '64KiB', '512MiB', '1GiB', or '1GB' for a power of ten; it is what may go over in a second`,
  ],
  [
    'a quota that Kafka would read back otherwise',
    { ...user, quotas: { requestPercentage: 0.12345678 } },
    'security.users[0].quotas.requestPercentage: 0.12345678 is not valid; write a number above 0 with at most six decimals, such as 200 or 0.5',
  ],
  [
    'a permission of two things',
    { ...user, acls: [{ operation: 'READ', topic: 'a', group: 'b' }] },
    'security.users[0].acls[0]: {"operation":"READ","topic":"a","group":"b"} says more than one resource; write one of topic, group, transactionalId, cluster',
  ],
  [
    'an absent user that is not confirmed',
    { name: 'old', absent: true, reason: 'gone', confirm: 'olt' },
    `security.users[0].confirm: "olt" does not repeat the user's name; write 'old', if nothing is to be left of it`,
  ],
])('refused: %s', (_, wrong, problem) => {
  expect(problems([wrong])).toEqual([problem]);
});

test('refused: a user that is declared twice, to be there and to be gone', () => {
  expect(problems([user, { name: 'u', absent: true, reason: 'gone', confirm: 'u' }])).toEqual([
    'security.users.u: "u" is declared twice; remove one of the two',
  ]);
});

test('a user without a password is one with a certificate, whatever its name holds', () => {
  const names = [
    'CN=exporter',
    'CN=team/app',
    'CN=spiffe://cluster.local/ns/a/sa/b',
    'CN=x,O=Acme\\, Inc.,C=DE',
    '1.2.840.113549.1.9.1=#16036140622e63,CN=größe 𝄞',
    `CN=${'n'.repeat(900)}`,
    'CN=a:b;c"d\'e$(f)`g`%20*',
  ];
  expect(problems(names.map((name) => ({ name, purpose: 'x' })))).toEqual([]);
});

test('refused where ZooKeeper keeps permissions: names that are no names of its nodes, operations of KRaft', () => {
  const of = (metadataMode: string) => {
    const groups = ['a/b', '..', { prefix: '𝄞' }, 'fine: €'];
    const acls = [{ operation: 'ALTER_CONFIGS', group: 'g' }];
    const environment = { ...withUsers([{ ...user, groups, acls }]), metadataMode } as Environment;
    return reviewEnvironments({ environments: [environment], variables: {}, only: [] })
      .findings.filter(({ rule }) => rule === 'only-in-kraft')
      .map(({ field, value }) => [field, value]);
  };
  expect(of('kraft')).toEqual([]);
  expect(of('zookeeper')).toEqual([
    ['security.users.u.groups', 'a/b'],
    ['security.users.u.groups', '..'],
    ['security.users.u.groups', '𝄞'],
    ['security.users.u.acls', 'ALTER_CONFIGS'],
  ]);
});

test('refused: more permissions than a ConfigMap has room for', () => {
  const groups = Array.from({ length: 300 }, (_, index) => `${index}-${'x'.repeat(900)}`);
  const [problem] = problems([{ ...user, groups }]);
  expect(problem).toMatch(
    /^security\.users\.u: "u" takes \d+ bytes in the Job's table, of which a ConfigMap that kubectl can apply holds 184320; write prefixes/,
  );
});

test('refused: a password that is never asked for', () => {
  expect(problems([user], { clients: { protocol: 'SSL' } })).toEqual([
    `security.users.u.password: {"secret":"s","key":"password"} is never asked for: with clients.protocol 'SSL' users are known by their certificates; remove it`,
  ]);
});

test('a consumer without groups is warned of', () => {
  const environments = [withUsers([{ ...user, consumes: ['student-events'] }])];
  const { findings } = reviewEnvironments({ environments, variables: {}, only: [] });
  expect(findings.map(({ rule, field }) => [rule, field])).toContainEqual([
    'consumer-without-group',
    'security.users.u.groups',
  ]);
});

test('a byte rate above what the network of a broker carries is warned of, where the network is declared', () => {
  const found = (quotas: object, networkMegabitsPerSecond?: number) => {
    const capacity = { ...staging.capacity, networkMegabitsPerSecond };
    const environments = [{ ...withUsers([{ ...user, quotas }]), capacity }];
    return reviewEnvironments({ environments, variables: {}, only: [] })
      .findings.filter(({ rule }) => rule === 'quota-above-network')
      .map(({ field, value, problem, severity }) => `${severity} ${field}: ${value} ${problem}`);
  };
  expect(found({ producerRate: '125MB', consumerRate: '125MB' }, 1000)).toEqual([]);
  expect(found({ producerRate: '125000001B', consumerRate: '1GiB' }, 1000)).toEqual([
    'warning security.users.u.quotas.producerRate: 125000001B protects nothing: it holds on each broker, whose network carries 1000 Mbit/s, 125000000 bytes per second',
    'warning security.users.u.quotas.consumerRate: 1GiB protects nothing: it holds on each broker, whose network carries 1000 Mbit/s, 125000000 bytes per second',
  ]);
  expect(found({ producerRate: '1GiB' })).toEqual([]);
});
