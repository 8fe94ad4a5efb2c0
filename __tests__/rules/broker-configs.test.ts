import type { ConfigValue, Environment } from '../../lib';
import { declared } from '../../lib/environment/defaults';
import { reviewEnvironments } from '../../lib/environment/load';
import { found, quiet } from './found';

type Configs = Record<string, ConfigValue>;

const zookeeper = { metadataMode: 'zookeeper' } as const;
const withConfig = (config: Configs, changed: Partial<Environment> = {}): Partial<Environment> => ({
  ...changed,
  brokers: { ...quiet.brokers, ...changed.brokers, config },
});
const canonical = (config: Configs) => declared({ ...quiet, ...withConfig(config) }).brokers.config;

/** Everything that is wrong with broker configs, with the remedy, as reports have it. */
function refused(config: Configs, changed: Partial<Environment> = {}): string[] {
  const environment = { ...quiet, ...withConfig(config, changed) };
  return reviewEnvironments({ environments: [environment], only: [], variables: {} })
    .findings.filter(({ field, acknowledged }) => /config|acknowledge/.test(field) && !acknowledged)
    .map(
      ({ rule, field, value, problem, remedy }) =>
        `${rule} ${field}: ${JSON.stringify(value)} ${problem}; ${remedy}`,
    );
}

test('values come out as Kafka writes them back', () => {
  expect(
    canonical({
      'log.retention.hours': '7d',
      'log.retention.ms': '7d',
      'log.segment.bytes': '512MiB',
      'log.cleaner.dedupe.buffer.size': '256MiB',
      'leader.imbalance.check.interval.seconds': '5m',
      'offsets.retention.minutes': '2w',
      'log.cleaner.min.cleanable.ratio': '.5',
      'log.cleaner.io.max.bytes.per.second': '50MB',
      'log.cleanup.policy': 'compact , delete',
      'auto.leader.rebalance.enable': 'TRUE',
      'listener.name.client.num.network.threads': '+4',
    }),
  ).toEqual({
    'auto.leader.rebalance.enable': 'true',
    'leader.imbalance.check.interval.seconds': '300',
    'listener.name.client.num.network.threads': '4',
    'log.cleaner.dedupe.buffer.size': '268435456',
    'log.cleaner.io.max.bytes.per.second': '5.0E7',
    'log.cleaner.min.cleanable.ratio': '0.5',
    'log.cleanup.policy': 'compact,delete',
    'log.retention.hours': '168',
    'log.retention.ms': '604800000',
    'log.segment.bytes': '536870912',
    'offsets.retention.minutes': '20160',
  });
  expect(canonical({ 'log.retention.hours': 'forever' })).toEqual({ 'log.retention.hours': '-1' });
});

test.each<[string, ConfigValue, string]>([
  ['num.network.threads', 'abc', 'is no such number; write a whole number from 1 to 2147483647'],
  ['num.network.threads', 0, 'is below what Kafka allows; write a whole number from 1 to 2147483647'],
  [
    'compression.type',
    'zsdt',
    "is not one of the choices; did you mean 'zstd'? It is one of 'uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'",
  ],
  [
    'log.retention.hours',
    '90m',
    "is no whole number of hours; write a whole number of hours from -2147483648 to 2147483647, or a duration such as '12h'",
  ],
  [
    'log.segment.bytes',
    '1KiB',
    "is below what Kafka allows; write a whole number from 1048576 to 2147483647, or a size such as '512MiB'",
  ],
  [
    'offsets.topic.replication.factor',
    40000,
    'is above what Kafka allows; write a whole number from 1 to 32767',
  ],
  ['metrics.recording.level', 'WARN', "is not one of the choices; write one of 'INFO', 'DEBUG', 'TRACE'"],
  [
    'max.connections.per.ip.overrides',
    '10.0.0.1',
    "is no list of hosts, each with a number; write host:number, … such as '10.0.0.7:200,127.0.0.1:50'",
  ],
  ['auto.leader.rebalance.enable', 'yes', 'is neither true nor false; write true or false'],
  [
    'rsm.config.zone',
    'Zürich',
    'has characters that Kafka reads as others from its properties file; write letters without accents, digits and signs of ASCII',
  ],
])('%s: %j is refused', (name, value, refusal) => {
  expect(refused({ [name]: value })).toEqual([
    `broker-config-value brokers.config.${name}: ${JSON.stringify(value)} ${refusal}`,
  ]);
});

describe('a config that the version does not know', () => {
  const remedy = (name: string) =>
    `A plugin's own is acknowledged: acknowledge: [{rule: 'broker-config-unknown', configs: ['${name}'], reason: …}]`;

  test('is refused with the one that was meant', () => {
    expect(refused({ 'num.netwrok.threads': 4 })).toEqual([
      `broker-config-unknown brokers.config.num.netwrok.threads: 4 is no config of brokers in Kafka 4.3; did you mean num.network.threads? ${remedy('num.netwrok.threads')}`,
    ]);
    expect(refused({ 'retention.ms': '7d' })).toEqual([
      expect.stringContaining('did you mean log.retention.ms?'),
    ]);
  });

  test('is refused with the line that knows it', () => {
    expect(found('broker-config-unknown', withConfig({ 'inter.broker.protocol.version': '3.9' }))).toEqual([
      'brokers.config.inter.broker.protocol.version: "3.9" is no config of brokers in Kafka 4.3: 3.9 was the last to know it',
    ]);
    expect(found('broker-config-unknown', withConfig({ 'group.streams.max.size': 9 }, zookeeper))).toEqual([
      'brokers.config.group.streams.max.size: 9 is no config of brokers in Kafka 3.9: 4.1 is the first to know it',
    ]);
  });

  test('is acknowledged by its name, and one beside it is found', () => {
    const config = { 'confluent.balancer': 'on', 'my.plugin.X': 1, 'num.io.thread': 2 };
    const rule = 'broker-config-unknown';
    const acknowledge = [{ rule, configs: ['confluent.balancer', 'my.plugin.X'], reason: 'ours' }];
    expect(refused(config, { acknowledge })).toEqual([
      expect.stringMatching(/^broker-config-unknown brokers\.config\.num\.io\.thread: 2 .*num\.io\.threads/),
    ]);
    const idle = [{ rule, configs: ['gone'], reason: 'ours' }];
    expect(refused({}, { acknowledge: idle })).toEqual([
      'acknowledgement acknowledge[0].configs[0]: "gone" acknowledges nothing: broker-config-unknown finds nothing there; remove it',
    ]);
  });

  test('is not acknowledged without its name', () => {
    const acknowledge = [{ rule: 'broker-config-unknown', reason: 'all of them' }];
    expect(refused({ 'num.io.thread': 2 }, { acknowledge })).toEqual([
      expect.stringMatching(/^broker-config-unknown /),
      'acknowledgement acknowledge[0].rule: "broker-config-unknown" acknowledges nothing: which broker configs it is for is not said; write configs: [\'…\'] with it, one name for each',
    ]);
  });

  test('is not needed for what brokers hand to tiered storage', () => {
    expect(refused({ 'rsm.config.storage.root': '/mnt' })).toEqual([]);
  });
});

describe('broker-config-reserved', () => {
  test.each([
    'ssl.principal.mapping.rules',
    'ssl.endpoint.identification.algorithm',
    'ssl.unheard.of',
    'principal.builder.class',
    'listener.name.client.ssl.client.auth',
    'listener.name.controller.max.connections',
    'listener.security.protocol.map',
    'sasl.enabled.mechanisms',
    'super.users',
    'authorizer.class.name',
    'allow.everyone.if.no.acl.found',
    'listeners',
    'advertised.listeners',
    'log.dirs',
    'metadata.log.dir',
    'process.roles',
    'node.id',
    'broker.id',
    'broker.rack',
    'controller.quorum.voters',
    'controller.quorum.auto.join.enable',
    'zookeeper.connect',
    'zookeeper.ssl.client.enable',
    'zookeeper.set.acl',
    'inter.broker.listener.name',
    'security.inter.broker.protocol',
    'password.encoder.secret',
    'config.providers',
    'config.providers.file.class',
    'early.start.listeners',
    'connections.max.reauth.ms',
    'default.replication.factor',
    'min.insync.replicas',
  ])('refuses %s, whatever its value', (name) => {
    for (const mode of [{}, zookeeper]) {
      expect(refused({ [name]: '' }, mode)).toEqual([
        expect.stringMatching(`^broker-config-reserved brokers\\.config\\.${name.replaceAll('.', '\\.')}: `),
      ]);
    }
  });

  test.each([
    'ssl.cipher.suites=TLS_AES_256_GCM_SHA384',
    'connections.max.idle.ms=600000',
    'max.connections.per.ip=500',
    'controller.quorum.election.timeout.ms=2000',
    'listener.name.client.max.connection.creation.rate=100',
    'log.dir.failure.timeout.ms=30000',
    'metadata.log.segment.ms=1h',
    'controller.socket.timeout.ms=30000',
  ])('lets %s be set', (line) => {
    expect(refused(Object.fromEntries([line.split('=') as [string, string]]))).toEqual([]);
  });
});

describe('a credential', () => {
  const secret = 'Uaz7-never-to-be-read';

  test.each<[string, string]>([
    ['sasl.jaas.config', `org.x.ScramLoginModule required password="${secret}";`],
    ['ssl.keystore.password', secret],
    ['rsm.config.storage.aws.secret.access.key', secret],
    ['my.reporter.api.token', secret],
    ['my.reporter.url', `https://reporter:${secret}@example.com/in`],
    ['my.reporter.target', `https://example.com/in?sig=${secret}`],
    ['broker.comment', `password=${secret}`],
    ['num.io.threads', `https://u:${secret}@example.com`],
    ['log.retention.ms', ` password=${secret}`],
    [secret.toLowerCase().replaceAll('-', '.'), `Bearer ${secret}`],
  ])('in %s is refused and shown nowhere', (name, value) => {
    const findings = refused({ [name]: value });
    expect(findings).not.toEqual([]);
    expect(findings.join('\n')).not.toContain(secret);
    expect(findings.join('\n')).toMatch(/\(hidden\)|\*\*\*/);
  });

  test('of a topic or of values for the chart is not shown either', () => {
    const topic = { name: 'orders', purpose: 'orders', configs: { 'sasl.jaas.config': secret } };
    const environment = {
      ...quiet,
      topics: [topic],
      chart: { source: 'embedded', values: { nothing: { password: secret }, heap: [{ token: secret }] } },
    } as unknown as Environment;
    const { findings } = reviewEnvironments({ environments: [environment], only: [], variables: {} });
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toContain(secret);
  });
});

test.each<[string, Configs, string]>([
  [
    'a wait above the lag that is allowed',
    { 'replica.lag.time.max.ms': 100 },
    'brokers.config.replica.lag.time.max.ms: 100 is below replica.fetch.wait.max.ms (500), and Kafka does not start; write at least 500, or change replica.fetch.wait.max.ms',
  ],
  [
    'a queue that holds no request',
    { 'queued.max.request.bytes': '1MiB' },
    'brokers.config.queued.max.request.bytes: "1MiB" is below socket.request.max.bytes (104857600), and Kafka does not start; write at least 104857600, or change socket.request.max.bytes',
  ],
  [
    'more cleaners than the buffer is for',
    { 'log.cleaner.threads': 200 },
    'brokers.config.log.cleaner.threads: 200 leaves each of 200 cleaner threads no more than 1 MiB of log.cleaner.dedupe.buffer.size (134217728), and Kafka does not start; write at least 1 thread, and more than 200 MiB for all of them',
  ],
  [
    'no retention at all',
    { 'log.retention.hours': 0 },
    "brokers.config.log.retention.hours: 0 keeps messages for no time at all, and Kafka does not start; write at least 1, or -1 for 'forever'",
  ],
  [
    'heartbeats that no session waits for',
    { 'group.consumer.heartbeat.interval.ms': '20s' },
    'brokers.config.group.consumer.heartbeat.interval.ms: "20s" is above group.consumer.max.heartbeat.interval.ms (15000), and Kafka does not start; write at most 15000, or change group.consumer.max.heartbeat.interval.ms',
  ],
  [
    'tiered storage without a storage',
    { 'remote.log.storage.system.enable': true },
    'brokers.config.remote.log.storage.system.enable: true needs remote.log.storage.manager.class.name, without which Kafka does not start; write remote.log.storage.manager.class.name and what the storage needs, or remove it',
  ],
])('contradictions: %s', (_, config, expected) => {
  expect(refused(config)).toEqual([`broker-config-contradiction ${expected}`]);
});

test('an old protocol cannot store what it does not know', () => {
  const config = { 'inter.broker.protocol.version': '0.10.2' };
  expect(found('broker-config-contradiction', withConfig(config, zookeeper))).toEqual([
    expect.stringContaining('inter.broker.protocol.version 0.10.2 knows no records of log.message.format'),
  ]);
});

describe('broker-config-replication', () => {
  const rule = 'broker-config-replication';

  test('compares with the brokers there are', () => {
    expect(found(rule, withConfig({ 'offsets.topic.replication.factor': 9 }))).toEqual([
      'brokers.config.offsets.topic.replication.factor: 9 is more than the 3 brokers there are: the topic is never created, and who needs it waits for ever',
    ]);
    expect(found(rule, withConfig({ 'offsets.topic.replication.factor': 3 }))).toEqual([]);
  });

  test('compares with what the chart says where nothing is written', () => {
    expect(found(rule, withConfig({ 'transaction.state.log.replication.factor': 1 }))).toEqual([
      'brokers.config.transaction.state.log.replication.factor: 1 is less than transaction.state.log.min.isr (2): nothing could ever be written to the topic',
    ]);
    expect(found(rule, withConfig({ 'transaction.state.log.min.isr': 4 }))).toEqual([
      'brokers.config.transaction.state.log.min.isr: 4 is more than transaction.state.log.replication.factor (3): nothing could ever be written to the topic',
    ]);
  });
});

test('broker-config-shadowed names the one that decides', () => {
  const config = { 'log.retention.hours': 1, 'log.retention.ms': '7d', 'log.roll.hours': 1 };
  expect(found('broker-config-shadowed', withConfig(config))).toEqual([
    'brokers.config.log.retention.hours: 1 is ignored: log.retention.ms decides where both are set',
  ]);
});

test.each<[string, ConfigValue]>([
  ['request.timeout.ms', 0],
  ['controlled.shutdown.max.retries', -1],
  ['replica.lag.time.max.ms', -5],
])('broker-config-negative refuses %s: %j, which Kafka reads', (name, value) => {
  expect(found('broker-config-negative', withConfig({ [name]: value }, zookeeper))).toHaveLength(1);
});

test('broker-config-negative lets numbers below zero be where they mean something', () => {
  const config = {
    'log.retention.bytes': -1,
    'connections.max.idle.ms': -1,
    'socket.send.buffer.bytes': -1,
    'queued.max.request.bytes': -1,
    'num.network.threads': -1,
  };
  expect(found('broker-config-negative', withConfig(config))).toEqual([]);
});

test('broker-config-heap compares with half of the memory that is requested', () => {
  const buffer = 'log.cleaner.dedupe.buffer.size';
  expect(found('broker-config-heap', withConfig({ [buffer]: '1GiB' }))).toEqual([
    `brokers.config.${buffer}: "1GiB" is taken at the start, of a heap of 1073741824 bytes: no broker starts`,
  ]);
  expect(found('broker-config-heap', withConfig({ [buffer]: '1000MiB' }))).toEqual([]);
});

test('broker-config-class lets Kafka’s own classes be, and plugins be acknowledged', () => {
  const own = 'org.apache.kafka.common.replica.RackAwareReplicaSelector';
  expect(refused({ 'replica.selector.class': own })).toEqual([]);
  const plugin = { 'create.topic.policy.class.name': 'org.example.Policy' };
  expect(refused(plugin)).toEqual([
    expect.stringMatching(/^broker-config-class .*names org\.example\.Policy/),
  ]);
  const acknowledge = [{ rule: 'broker-config-class', configs: Object.keys(plugin), reason: 'in our image' }];
  expect(refused(plugin, { acknowledge })).toEqual([]);
});

test('broker-config-leaves warns on 3.9 of what Kafka 4 does not know or allow', () => {
  const config = { 'inter.broker.protocol.version': '3.9', 'log.segment.bytes': '512KiB' };
  expect(found('broker-config-leaves', withConfig(config, zookeeper))).toEqual([
    'brokers.config.inter.broker.protocol.version: "3.9" is known to Kafka 3.9 and no longer to 4.0',
    'brokers.config.log.segment.bytes: "512KiB" is below what Kafka allows from Kafka 4.0 on',
  ]);
  expect(found('broker-config-leaves', withConfig({ 'log.segment.bytes': '1MiB' }))).toEqual([]);
});
