import { reviewEnvironments, type Topic } from '../../lib';
import { billing } from './billing';
import { errorTracking } from './error-tracking';
import { messaging } from './messaging';

const tieredStorage = {
  'remote.log.storage.system.enable': 'true',
  'remote.log.storage.manager.class.name': 'com.example.RemoteStorageManager',
  'remote.log.metadata.manager.listener.name': 'INTERNAL',
};

/** How often each rule finds something in topics on three brokers. */
function found(topics: readonly Topic[], config: Readonly<Record<string, string>> = {}) {
  const { findings } = reviewEnvironments({
    environments: [
      {
        name: 'dev',
        namespace: 'events',
        metadataMode: 'kraft',
        brokers: { replicas: 3, storage: '100Gi', config },
        quorum: { replicas: 3, storage: '5Gi' },
        topics,
        acknowledge: Object.keys(config)
          .filter((name) => name.endsWith('.class.name'))
          .map((name) => ({ rule: 'broker-config-class', configs: [name], reason: 'of our image' })),
      },
    ],
    only: [],
    variables: {},
  });
  const rules = findings
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ rule, severity }) => `${severity} ${rule}`);
  return Object.fromEntries(
    [...new Set(rules)].sort().map((rule) => [rule, rules.filter((it) => it === rule).length]),
  );
}

/** What the sources leave out and everybody has to say here: keys of compacted topics, and more than one replica. */
function completed(topics: readonly Topic[]): Topic[] {
  return topics.map((topic) => ({
    ...topic,
    replicationFactor: 3,
    ...(topic.configs?.['cleanup.policy']?.includes('compact') ? { key: 'as the producer has it' } : {}),
  }));
}

test.each([
  ['billing', billing, 95],
  ['messaging', messaging, 65],
  ['error tracking', errorTracking, 55],
] as const)('%s is a real list of at least 50 topics', (_, topics, count) => {
  expect(new Set(topics.map(({ name }) => name)).size).toBe(count);
});

test('real lists as they are transcribed get an answer by rule and topic', () => {
  expect(found(billing, tieredStorage)).toEqual({
    'error compaction-needs-keys': 10,
    'error min-isr-above-replication-factor': 1,
    'warning message-exceeds-fetch': 18,
    'warning segment-outlives-retention': 7,
  });
  expect(found(messaging, tieredStorage)).toEqual({
    'error compaction-needs-keys': 3,
    'warning message-exceeds-fetch': 8,
    'warning segment-outlives-retention': 3,
  });
  expect(found(errorTracking)).toEqual({
    'error compaction-needs-keys': 8,
    'error min-isr-above-replication-factor': 55,
  });
});

test('real lists are accepted once keys and replicas are said, with warnings of what is unwise', () => {
  expect(found(completed(billing), tieredStorage)).toEqual({
    'warning message-exceeds-fetch': 18,
    'warning segment-outlives-retention': 7,
  });
  expect(found(completed(messaging), tieredStorage)).toEqual({
    'warning message-exceeds-fetch': 8,
    'warning segment-outlives-retention': 3,
  });
  expect(found(completed(errorTracking))).toEqual({ 'warning message-exceeds-fetch': 1 });
});

test('a real list that needs tiered storage is refused where brokers have none', () => {
  expect(found(messaging)).toHaveProperty('error remote-storage');
});
