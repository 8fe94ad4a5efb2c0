import { dev } from '../../environments/dev';
import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import type { Environment, Topic } from '../../lib';
import { EnvironmentsRefused, loadEnvironments } from '../../lib';

/** What is wrong with the one environment, or with the three real ones, under these variables and arguments. */
function problems(
  environments: readonly unknown[],
  variables: Record<string, string> = {},
  only: string[] = [],
): string[] {
  try {
    loadEnvironments({ environments: environments as Environment[], variables, only });
    return [];
  } catch (error) {
    return (error as EnvironmentsRefused).problems.map(
      ({ environment, topic, field, value, problem, remedy }) =>
        `${[environment, topic, field].filter(Boolean).join(' › ')}: ${JSON.stringify(value)} ${problem}; ${remedy}`,
    );
  }
}

function withTopic(topic: Partial<Topic> | Record<string, unknown>): unknown {
  return { ...dev, topics: [{ name: 'orders', purpose: 'orders', ...topic }] };
}

test('the three environments are right', () => {
  expect(problems([dev, staging, prod])).toEqual([]);
});

test('defaults are filled in', () => {
  const [environment] = loadEnvironments({
    environments: [
      {
        name: 'small',
        namespace: 'shop',
        metadataMode: 'kraft',
        brokers: { replicas: 1, storage: '1Gi' },
        topics: [{ name: 'orders', purpose: 'orders', partitions: 1, replicationFactor: 1, key: 'id' }],
      },
    ],
    variables: {},
    only: [],
  });
  expect(environment).toMatchObject({
    releaseName: 'kafka',
    partOf: 'shop',
    kafkaVersion: '4.3.1',
    quorum: { replicas: 3, storage: '5Gi' },
    spread: { nodes: 'preferred' },
    brokers: { minInsyncReplicas: 1, resources: { memory: { request: '2Gi', limit: '4Gi' } } },
    topics: [{ name: 'orders', partitions: 1, replicationFactor: 1, keyed: true, configs: {} }],
  });
});

test('retention becomes milliseconds, and for ever becomes -1', () => {
  const [environment] = loadEnvironments({
    environments: [
      {
        ...dev,
        topics: [
          { name: 'week', purpose: 'x', retention: '7d' },
          { name: 'always', purpose: 'x', retention: 'forever', configs: { preallocate: false } },
        ],
      },
    ],
    variables: {},
    only: [],
  });
  expect(environment?.topics.map(({ configs }) => configs)).toEqual([
    { 'retention.ms': '604800000' },
    { 'retention.ms': '-1', preallocate: 'false' },
  ]);
});

describe('a wrong field is refused with its place, value and remedy', () => {
  test.each<[string, unknown, string]>([
    [
      'an unknown field',
      { ...dev, topicDefualts: {} },
      'dev › topicDefualts: {} is not a known field; did you mean topicDefaults?',
    ],
    [
      'an unknown field deep inside',
      { ...dev, brokers: { ...dev.brokers, size: '10Gi' } },
      'dev › brokers.size: "10Gi" is not a known field; remove it, or use one of replicas, storage, storageClass, minInsyncReplicas, resources, config',
    ],
    [
      'a namespace',
      { ...dev, namespace: 'Learn_Flow' },
      `dev › namespace: "Learn_Flow" is not valid; write at most 63 lower-case letters, digits and '-', beginning and ending with a letter or digit, such as 'learnflow'`,
    ],
    [
      'a metadata mode',
      { ...dev, metadataMode: 'raft' },
      `dev › metadataMode: "raft" is not one of the choices; write 'zookeeper' or 'kraft'`,
    ],
    [
      'a size',
      { ...dev, brokers: { replicas: 3, storage: '10GB', minInsyncReplicas: 1 } },
      `dev › brokers.storage: "10GB" is not valid; write a number and a Kubernetes suffix: '512Mi', '10Gi' or '1.5Ti'; whole mebibytes or megabytes`,
    ],
    ['no brokers', { ...dev, brokers: undefined }, 'dev › brokers: undefined is missing; write { … }'],
    [
      'an even quorum',
      { ...dev, quorum: { replicas: 2, storage: '5Gi' } },
      'dev › quorum.replicas: 2 is even, which tolerates no more failures than one server less; write 1 or 3',
    ],
    [
      'a long release name',
      { ...dev, releaseName: 'k'.repeat(36) },
      `dev › releaseName: "${'k'.repeat(36)}" makes names longer than Kubernetes allows ("${'k'.repeat(36)}-kafka" has 42 characters); write one whose full name has at most 41 characters`,
    ],
    [
      'a drain of all brokers',
      { ...prod, maxUnavailable: 3 },
      'prod › maxUnavailable: 3 lets a drain take all 3 brokers at once; write 1',
    ],
    [
      'a request above its limit',
      {
        ...dev,
        brokers: {
          ...dev.brokers,
          resources: { cpu: { request: '2', limit: '1500m' }, memory: { request: '1Gi', limit: '1Gi' } },
        },
      },
      `dev › brokers.resources.cpu.request: "2" is more than the limit, 1500m; write at most '1500m'`,
    ],
    [
      'a schedule',
      { ...dev, driftCheck: { schedule: 'hourly' } },
      `dev › driftCheck.schedule: "hourly" is not valid; write a schedule as cron writes it, such as '17 * * * *'`,
    ],
    ['topics that are no list', { ...dev, topics: {} }, 'dev › topics: {} is not a list; write [ … ]'],
  ])('%s', (_, environment, problem) => {
    expect(problems([environment])).toEqual([problem]);
  });
});

describe('a wrong topic is refused with its place, value and remedy', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'a name',
      { name: 'or ders' },
      "dev › or ders › name: \"or ders\" has a character outside a-z, A-Z, 0-9, '.', '_' and '-'; write 1 to 249 letters, digits, '.', '_' and '-', such as 'student-events'",
    ],
    [
      'an internal name',
      { name: '__consumer_offsets' },
      'dev › __consumer_offsets › name: "__consumer_offsets" is one of Kafka\'s own topics, which Kafka makes and configures itself; remove it, and configure it by brokers.config, such as offsets.topic.*',
    ],
    [
      'no partitions',
      { partitions: 0 },
      'dev › orders › partitions: 0 is not valid; write a whole number from 1 to 1000000',
    ],
    [
      'half a partition',
      { partitions: 1.5 },
      'dev › orders › partitions: 1.5 is not valid; write a whole number from 1 to 1000000',
    ],
    [
      'more replicas than brokers',
      { replicationFactor: 4 },
      'dev › orders › replicationFactor: 4 is more than the 3 brokers there are; write at most 3, or have at least 4 brokers',
    ],
    [
      'min ISR above the replication factor',
      { replicationFactor: 2, configs: { 'min.insync.replicas': 3 } },
      'dev › orders › configs.min.insync.replicas: 3 is above the replication factor, 2: no producer with acks=all could write; write at most 2',
    ],
    [
      'a duration',
      { retention: '7 days' },
      "dev › orders › retention: \"7 days\" is not valid; write a whole number and a unit: '500ms', '30s', '15m', '12h', '7d' or '2w', or 'forever'",
    ],
    [
      'retention twice',
      { retention: '7d', configs: { 'retention.ms': 1 } },
      `dev › orders › retention: "7d" says the same as configs['retention.ms']; write only one of them`,
    ],
    [
      'a misspelt field',
      { retenton: '7d' },
      'dev › orders › retenton: "7d" is not a known field; did you mean retention?',
    ],
    [
      'a line break in a config',
      { configs: { 'cleanup.policy': 'compact\n' } },
      'dev › orders › configs.cleanup.policy: "compact\\n" is no value of a config; write a text of at most 32767 characters without line breaks and unseen ones, a number, true or false',
    ],
    [
      'a space at the end of a config',
      { configs: { 'cleanup.policy': 'compact ' } },
      'dev › orders › configs.cleanup.policy: "compact " begins or ends with a space; write "compact"',
    ],
    [
      'a number that would be written with an exponent',
      { configs: { 'retention.bytes': 1e21 } },
      'dev › orders › configs.retention.bytes: 1e+21 is no value of a config; write a text of at most 32767 characters without line breaks and unseen ones, a number, true or false',
    ],
  ])('%s', (_, topic, problem) => {
    expect(problems([withTopic(topic)])).toEqual([problem]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      'without a reason',
      { name: 'old', absent: true, reason: '', confirm: 'old' },
      'dev › old › reason: "" is not valid; write why the topic and its messages are deleted',
    ],
    [
      'not confirmed',
      { name: 'old', absent: true, reason: 'moved', confirm: 'odl' },
      `dev › old › confirm: "odl" does not repeat the topic's name; write 'old', if all its messages are to be deleted`,
    ],
    [
      'half declared',
      { name: 'old', absent: false, reason: 'moved', confirm: 'old' },
      'dev › old › absent: false is not true; write true, or remove it to keep the topic',
    ],
    [
      "Kafka's own",
      { name: '__consumer_offsets', absent: true, reason: 'x', confirm: '__consumer_offsets' },
      `dev › __consumer_offsets › name: "__consumer_offsets" is one of Kafka's own topics, which are never deleted; remove it`,
    ],
    [
      'with partitions',
      { name: 'old', absent: true, reason: 'moved', confirm: 'old', partitions: 3 },
      'dev › old › partitions: 3 is not a known field; remove it, or use one of name, absent, reason, confirm',
    ],
  ])('one that is to be gone, %s', (_, topic, problem) => {
    expect(problems([{ ...dev, topics: [topic] }])).toEqual([problem]);
  });

  test('one that is declared and to be gone', () => {
    const topics = [
      { name: 'old', purpose: 'x' },
      { name: 'old', absent: true, reason: 'moved', confirm: 'old' },
    ];
    expect(problems([{ ...dev, topics }])).toEqual([
      'dev › old › name: "old" is declared twice; remove one of the two',
    ]);
  });

  test('a config that is declared and unmanaged', () => {
    const topic = {
      retention: '7d',
      configs: { 'segment.ms': 1 },
      unmanaged: ['segment.ms', 'retention.ms'],
    };
    expect(problems([withTopic(topic)])).toEqual([
      'dev › orders › unmanaged: "segment.ms" is declared as well; either declare the config or leave it unmanaged',
      'dev › orders › unmanaged: "retention.ms" is declared as well; either declare the config or leave it unmanaged',
    ]);
  });

  test('one that is in a list twice, and two that Kafka confuses', () => {
    const topics = ['a.b', 'a_b', 'c', 'c'].map((name) => ({ name, purpose: 'x' }));
    expect(problems([{ ...dev, topics }])).toEqual([
      'dev › c › name: "c" is declared twice; remove one of the two',
      `dev › a_b › name: "a_b" has the same name in Kafka's metrics as a.b, where '.' and '_' are the same, and Kafka refuses to create both; rename one of the two`,
    ]);
  });

  test('one whose inherited min ISR no acks=all producer could meet', () => {
    const environment = {
      ...prod,
      security: { certificates: { from: 'cert-manager' } },
      topics: [{ name: 'orders', purpose: 'x', replicationFactor: 1 }],
    };
    expect(problems([environment])).toEqual([
      "prod › orders › replicationFactor: 1 is below the brokers' min.insync.replicas, 2: no producer with acks=all could write; write at least 2, or configs: {'min.insync.replicas': 1}",
    ]);
  });

  test('one that says neither partitions nor a replication factor', () => {
    const environment = { ...dev, topicDefaults: undefined, topics: [{ name: 'orders', purpose: 'x' }] };
    expect(problems([environment])).toEqual([
      'dev › orders › partitions: undefined is not set; write it here or in topicDefaults, such as partitions: 3',
      'dev › orders › replicationFactor: undefined is not set; write it here or in topicDefaults, such as replicationFactor: 3',
    ]);
  });
});

describe('overrides', () => {
  test('hold for every environment that is synthesized', () => {
    const variables = { REPLICAS: '5', RELEASE_NAME: 'events', CHART: '' };
    const loaded = loadEnvironments({ environments: [dev, staging, prod], variables, only: ['dev', 'prod'] });
    expect(loaded.map(({ name, brokers, releaseName }) => [name, brokers.replicas, releaseName])).toEqual([
      ['dev', 5, 'events'],
      ['prod', 5, 'events'],
    ]);
  });

  test.each(['abc', '0', '-1', '1.5', '5 ', '1e3', '1001'])('REPLICAS=%s is refused once', (REPLICAS) => {
    expect(problems([dev, staging, prod], { REPLICAS })).toEqual([
      `REPLICAS (environment variable): "${REPLICAS}" is no number of brokers; set a whole number from 1 to 1000, such as REPLICAS=5`,
    ]);
  });

  test('REPLICAS=2 is refused where topics want 3', () => {
    const refused = problems([dev, staging, prod], { REPLICAS: '2' });
    expect(refused).toHaveLength(14);
    expect(refused[0]).toBe(
      'staging › student-events › replicationFactor: 3 is more than the 2 brokers there are; write at most 2, or have at least 3 brokers',
    );
  });

  test('a release name that Helm would refuse is refused', () => {
    expect(problems([dev], { RELEASE_NAME: 'Kafka_1' })).toEqual([
      `RELEASE_NAME (environment variable): "Kafka_1" is no release name; set at most 53 lower-case letters, digits and '-', a letter first, such as 'kafka-prod'`,
    ]);
  });

  test('a chart that was not pulled is refused with the command that pulls it', () => {
    expect(problems([dev], { CHART: 'bitnami/kafka:20.0.0' })).toEqual([
      'dev › chart: "bitnami/kafka:20.0.0" is not in charts.lock.yaml, and synthesis uses no network; ' +
        'run this where the network allows it, and commit charts.lock.yaml: npm run charts -- pull bitnami/kafka:20.0.0',
    ]);
  });

  test('what is no chart is refused once', () => {
    expect(problems([dev, prod], { CHART: 'bitnami/kafka' })).toEqual([
      expect.stringMatching(
        /^CHART \(environment variable\): "bitnami\/kafka" is no chart; set 'bitnami\/kafka:20\.0\.0', /,
      ),
    ]);
  });
});

describe('the choice of environments', () => {
  test('an unknown name is refused with the nearest', () => {
    expect(problems([dev, staging, prod], {}, ['stagin'])).toEqual([
      'environment (argument): "stagin" is no environment; did you mean staging?',
    ]);
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'environments: undefined is missing'],
    ['an object', { dev }, 'environments: {"dev":'],
    ['a list with nothing in it', [dev, undefined], 'environments[1]: undefined is not an environment'],
    ['a list in a list', [[dev]], 'environments[0]: [{'],
  ])('%s in the place of environments is refused', (_, environments, problem) => {
    const found = problems(environments as unknown[]);
    expect(found).toHaveLength(1);
    expect(found[0]?.startsWith(problem)).toBe(true);
  });

  test('an environment with nothing in it says what is missing', () => {
    expect(problems([{}]).map((it) => it.split(':')[0])).toEqual(
      ['name', 'namespace', 'metadataMode', 'brokers', 'topics'].map((field) => `(unnamed) › ${field}`),
    );
  });

  test('two environments of one name are refused', () => {
    expect(problems([dev, dev])).toEqual([
      'dev › name: "dev" is the name of two environments; rename one of the two',
    ]);
  });
});

test('everything that is wrong is in one report', () => {
  const wrong = {
    ...dev,
    namespace: '',
    brokers: { replicas: 0, storage: '10Gi' },
    topics: [
      { name: 'a', purpose: 'x', partitions: -1 },
      { name: 'b', purpose: '', retention: 'long' },
    ],
  } as unknown as Environment;
  expect(() =>
    loadEnvironments({ environments: [wrong], variables: { RELEASE_NAME: '-' }, only: [] }),
  ).toThrow(EnvironmentsRefused);
  expect(problems([wrong], { RELEASE_NAME: '-' }).map((it) => it.split(':')[0])).toEqual([
    'RELEASE_NAME (environment variable)',
    'dev › namespace',
    'dev › brokers.replicas',
    'dev › a › partitions',
    'dev › b › purpose',
    'dev › b › retention',
  ]);
});

test('the report reads as sentences with a place each', () => {
  expect(() =>
    loadEnvironments({
      environments: [withTopic({ partitions: 0 }) as Environment],
      variables: {},
      only: [],
    }),
  ).toThrow(
    '1 problem, nothing was written\n\n' +
      '  dev › topic orders › partitions: 0\n' +
      '    is not valid; write a whole number from 1 to 1000000',
  );
});
