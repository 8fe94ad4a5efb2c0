import { declared } from '../../lib/environment/defaults';
import { findingsIn } from '../../lib/rules/findings';
import { foundIn, quiet } from './found';

const zookeeper = { metadataMode: 'zookeeper' } as const;

describe('topic-config-unknown', () => {
  test('names the nearest config', () => {
    expect(foundIn('topic-config-unknown', { configs: { 'retentoin.ms': 1 } })).toEqual([
      'orders › configs.retentoin.ms: 1 is no config of topics in Kafka 4.3',
    ]);
    expect(foundIn('topic-config-unknown', { configs: { 'retention.ms': 1 } })).toEqual([]);
  });

  test('knows which version had it', () => {
    const topic = { configs: { 'message.downconversion.enable': false } };
    expect(foundIn('topic-config-unknown', topic)).toEqual([
      'orders › configs.message.downconversion.enable: false is no config of topics in Kafka 4.3: 3.9 was the last to know it',
    ]);
    expect(foundIn('topic-config-unknown', topic, zookeeper)).toEqual([]);
  });

  test('looks at what is unmanaged too', () => {
    expect(foundIn('topic-config-unknown', { unmanaged: ['segment.milliseconds', 'segment.ms'] })).toEqual([
      'orders › unmanaged: "segment.milliseconds" is no config of topics in Kafka 4.3',
    ]);
  });
});

test('topic-config-value names the field that was written', () => {
  expect(foundIn('topic-config-value', { segment: '1KiB', configs: { 'min.insync.replicas': 0 } })).toEqual([
    'orders › segment: "1KiB" is below what Kafka allows',
    'orders › configs.min.insync.replicas: 0 is below what Kafka allows',
  ]);
  expect(foundIn('topic-config-value', { segment: '1MiB', configs: { 'min.insync.replicas': 1 } })).toEqual(
    [],
  );
});

describe('topic-config-leaves', () => {
  test('warns on 3.9 of configs that 4.0 does not know', () => {
    const configs = {
      'message.downconversion.enable': true,
      'message.timestamp.difference.max.ms': '1h',
      'message.format.version': '3.0',
    };
    expect(foundIn('topic-config-leaves', { configs }, zookeeper)).toEqual([
      'orders › configs.message.downconversion.enable: true is known to Kafka 3.9 and no longer to 4.0',
      'orders › configs.message.timestamp.difference.max.ms: "1h" is known to Kafka 3.9 and no longer to 4.0',
      'orders › configs.message.format.version: "3.0" is known to Kafka 3.9 and no longer to 4.0',
    ]);
    expect(foundIn('topic-config-leaves', { configs })).toEqual([]);
  });

  test('warns on 3.9 of values that a later line refuses', () => {
    expect(foundIn('topic-config-leaves', { segment: '1MB' }, zookeeper)).toEqual([
      'orders › segment: "1MB" is below what Kafka allows from Kafka 4.1 on',
    ]);
    expect(foundIn('topic-config-leaves', { segment: '1MiB' }, zookeeper)).toEqual([]);
  });
});

describe('topic-config-default-changes', () => {
  const rule = 'topic-config-default-changes';
  const cares = { configs: { 'message.timestamp.before.max.ms': '7d' } };

  test('warns on 3.9 where a topic limits timestamps and leaves the future to the default', () => {
    expect(foundIn(rule, cares, zookeeper)).toEqual([
      expect.stringMatching(
        /^orders › configs\.message\.timestamp\.before\.max\.ms: "7d" leaves message\.timestamp\.after/,
      ),
    ]);
    const both = { ...cares.configs, 'message.timestamp.after.max.ms': '1h' };
    expect(foundIn(rule, { configs: both }, zookeeper)).toEqual([]);
    expect(foundIn(rule, cares)).toEqual([]);
    expect(foundIn(rule, {}, zookeeper)).toEqual([]);
  });

  test('is not said when the brokers say it, or stamp messages themselves', () => {
    const brokers = { ...quiet.brokers, config: { 'log.message.timestamp.after.max.ms': 1 } };
    expect(foundIn(rule, cares, { ...zookeeper, brokers })).toEqual([]);
    const stamped = { configs: { ...cares.configs, 'message.timestamp.type': 'LogAppendTime' } };
    expect(foundIn(rule, stamped, zookeeper)).toEqual([]);
  });
});

test('values come out as Kafka writes them back', () => {
  const topic = {
    name: 'orders',
    purpose: 'x',
    retention: '7d',
    segment: '512MiB',
    configs: { 'segment.ms': '12h', 'min.cleanable.dirty.ratio': '0.10', preallocate: 'true' },
  } as const;
  expect(declared({ ...quiet, topics: [topic] }).topics[0]?.configs).toEqual({
    'min.cleanable.dirty.ratio': '0.1',
    preallocate: 'true',
    'retention.ms': '604800000',
    'segment.bytes': '536870912',
    'segment.ms': '43200000',
  });
});

test.each([
  ['log.retention.minutes', "write 'retention.ms', which is in milliseconds"],
  ['log.retention.hours', "write 'retention.ms', which is in milliseconds"],
  ['log.retention.ms', "write 'retention.ms'"],
  ['log.segment.bytes', "write 'segment.bytes'"],
  ['message.max.bytes', "write 'max.message.bytes'"],
])("%s is brokers', and the topic's is named: %s", (name, remedy) => {
  const topics = [{ name: 'a', purpose: 'x', key: 'id', configs: { [name]: 5 } }] as never;
  const findings = findingsIn(declared({ ...quiet, topics })).filter(
    ({ rule }) => rule === 'topic-config-unknown',
  );
  expect(findings.map((it) => it.remedy)).toEqual([remedy]);
});
