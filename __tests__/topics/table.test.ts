import type { DeclaredTopic } from '../../lib';
import { tableLine } from '../../lib/topics/table';

const topic: DeclaredTopic = {
  name: 'student-events',
  partitions: 3,
  replicationFactor: 1,
  keyed: true,
  configs: { 'cleanup.policy': 'compact,delete', 'retention.ms': '604800000' },
  unmanaged: [],
  written: {},
  acknowledge: [],
};

test('a topic is one line of fields', () => {
  expect(tableLine(topic)).toBe(
    'student-events partitions=3 replication-factor=1 keyed config:cleanup.policy=compact,delete config:retention.ms=604800000',
  );
});

test('a topic without keys or configs has no such fields', () => {
  expect(tableLine({ ...topic, keyed: false, configs: {} })).toBe(
    'student-events partitions=3 replication-factor=1',
  );
});

test('an unmanaged config is a field of its own', () => {
  expect(tableLine({ ...topic, keyed: false, configs: {}, unmanaged: ['segment.ms'] })).toBe(
    'student-events partitions=3 replication-factor=1 unmanaged:segment.ms',
  );
});

test('a value is encoded, so that it stays one field', () => {
  expect(tableLine({ ...topic, keyed: false, configs: { a: '', b: 'x y' } })).toBe(
    'student-events partitions=3 replication-factor=1 config:a= config:b=x%20y',
  );
});
