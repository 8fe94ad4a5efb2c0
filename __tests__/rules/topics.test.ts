import { foundIn, quiet } from './found';

const compact = { 'cleanup.policy': 'compact' };

test('compaction-needs-keys', () => {
  const rule = 'compaction-needs-keys';
  expect(foundIn(rule, { configs: compact, key: undefined })).toEqual([
    'orders › configs.cleanup.policy: "compact" compacts messages by their keys, and the topic says that they have none: Kafka refuses such messages',
  ]);
  expect(foundIn(rule, { configs: { 'cleanup.policy': 'compact,delete' }, key: undefined })).toHaveLength(1);
  expect(foundIn(rule, { configs: compact })).toEqual([]);
  expect(foundIn(rule, { key: undefined })).toEqual([]);
});

test('retention-of-compacted', () => {
  const rule = 'retention-of-compacted';
  expect(foundIn(rule, { retention: '7d', configs: { ...compact, 'retention.bytes': '1GiB' } })).toEqual([
    'orders › retention: "7d" does nothing: a topic that is only compacted keeps the last message of every key for ever',
    'orders › configs.retention.bytes: "1GiB" does nothing: a topic that is only compacted keeps the last message of every key for ever',
  ]);
  expect(foundIn(rule, { retention: '7d', configs: { 'cleanup.policy': 'compact,delete' } })).toEqual([]);
  expect(foundIn(rule, { configs: compact })).toEqual([]);
});

test('compaction-lag', () => {
  const rule = 'compaction-lag';
  const lag = (min: string, max: string) => ({
    configs: { 'min.compaction.lag.ms': min, 'max.compaction.lag.ms': max },
  });
  expect(foundIn(rule, lag('2h', '1h'))).toHaveLength(1);
  expect(foundIn(rule, lag('1h', '1h'))).toEqual([]);
});

test('tombstones-vanish', () => {
  const rule = 'tombstones-vanish';
  expect(foundIn(rule, { configs: { ...compact, 'delete.retention.ms': '59m' } })).toHaveLength(1);
  expect(foundIn(rule, { configs: { ...compact, 'delete.retention.ms': '1h' } })).toEqual([]);
  expect(foundIn(rule, { configs: { 'delete.retention.ms': '59m' } })).toEqual([]);
});

test('segment-outlives-retention says what retention really is', () => {
  const rule = 'segment-outlives-retention';
  expect(foundIn(rule, { retention: '6h' })).toEqual([
    'orders › retention: "6h" keeps messages for 6 hours and segments open for 7 days: only whole segments are deleted, so a slow topic keeps messages for up to 174 hours',
  ]);
  expect(foundIn(rule, { retention: '7d' })).toEqual([]);
  expect(foundIn(rule, { retention: '6h', configs: { 'segment.ms': '6h' } })).toEqual([]);
  expect(foundIn(rule, { retention: '6h', configs: compact })).toEqual([]);
  expect(foundIn(rule, { retention: 'forever' })).toEqual([]);
});

test('many-segments', () => {
  const rule = 'many-segments';
  expect(foundIn(rule, { retention: '7d', configs: { 'segment.ms': '10m' } })).toEqual([
    'orders › configs.segment.ms: "10m" makes 1008 segments of each partition (retention.ms over segment.ms), with three open files each',
  ]);
  expect(foundIn(rule, { retention: '7d', configs: { 'segment.ms': '11m' } })).toEqual([]);
  expect(foundIn(rule, { segment: '1MiB', configs: { 'retention.bytes': '2GiB' } })).toHaveLength(1);
  expect(foundIn(rule, { segment: '4MiB', configs: { 'retention.bytes': '2GiB' } })).toEqual([]);
});

test('message-exceeds-request', () => {
  const rule = 'message-exceeds-request';
  expect(foundIn(rule, { configs: { 'max.message.bytes': '101MiB' } })).toHaveLength(1);
  expect(foundIn(rule, { configs: { 'max.message.bytes': '100MiB' } })).toEqual([]);
});

test('message-exceeds-fetch', () => {
  const rule = 'message-exceeds-fetch';
  const topic = { configs: { 'max.message.bytes': '2MiB' } };
  expect(foundIn(rule, topic)).toHaveLength(1);
  expect(foundIn(rule, { configs: { 'max.message.bytes': 1048588 } })).toEqual([]);
  expect(foundIn(rule, { ...topic, replicationFactor: 1 })).toEqual([]);
  const brokers = { ...quiet.brokers, config: { 'replica.fetch.max.bytes': 2097152 } };
  expect(foundIn(rule, topic, { brokers })).toEqual([]);
});

test('unclean-leader-election', () => {
  const rule = 'unclean-leader-election';
  expect(foundIn(rule, { configs: { 'unclean.leader.election.enable': true } })).toHaveLength(1);
  expect(foundIn(rule, { configs: { 'unclean.leader.election.enable': false } })).toEqual([]);
  const brokers = { ...quiet.brokers, config: { 'unclean.leader.election.enable': true } };
  expect(foundIn(rule, {}, { brokers })).toHaveLength(1);
});

test('flush-often', () => {
  expect(foundIn('flush-often', { configs: { 'flush.messages': 1, 'flush.ms': 99 } })).toHaveLength(2);
  expect(foundIn('flush-often', { configs: { 'flush.messages': 100, 'flush.ms': 100 } })).toEqual([]);
});

describe('remote-storage', () => {
  const rule = 'remote-storage';
  const enabled = { 'remote.storage.enable': true };
  const tiered = {
    brokers: { ...quiet.brokers, config: { 'remote.log.storage.system.enable': true } },
  };

  test('needs brokers that have it', () => {
    expect(foundIn(rule, { configs: enabled })).toHaveLength(1);
    expect(foundIn(rule, { configs: enabled }, tiered)).toEqual([]);
    expect(foundIn(rule, { configs: { 'remote.storage.enable': false } })).toEqual([]);
  });

  test('does not go with compaction', () => {
    expect(foundIn(rule, { configs: { ...enabled, ...compact } }, tiered)).toHaveLength(1);
  });

  test('keeps no more locally than at all', () => {
    const local = (local: string) => ({
      retention: '7d',
      configs: { ...enabled, 'local.retention.ms': local },
    });
    expect(foundIn(rule, local('8d'), tiered)).toHaveLength(1);
    expect(foundIn(rule, local('-1'), tiered)).toHaveLength(1);
    expect(foundIn(rule, local('7d'), tiered)).toEqual([]);
    expect(foundIn(rule, local('-2'), tiered)).toEqual([]);
  });

  test('stops copying only where everything is local', () => {
    const copy = (local: string) => ({
      retention: '7d',
      configs: { ...enabled, 'remote.log.copy.disable': true, 'local.retention.ms': local },
    });
    expect(foundIn(rule, copy('1d'), tiered)).toHaveLength(1);
    expect(foundIn(rule, copy('7d'), tiered)).toEqual([]);
  });

  test('cannot be ended in ZooKeeper mode', () => {
    const topic = { configs: { 'remote.log.copy.disable': true } };
    expect(foundIn(rule, topic, { metadataMode: 'zookeeper' })).toHaveLength(1);
    expect(foundIn(rule, topic)).toEqual([]);
  });
});
