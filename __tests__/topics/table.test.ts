import fc from 'fast-check';
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

test('only what could be taken for a separator is encoded', () => {
  const configs = { a: '', b: 'x y%z', c: `="',[$(id)]`, d: 'ü→' };
  expect(tableLine({ ...topic, keyed: false, configs })).toBe(
    `student-events partitions=3 replication-factor=1 config:a= config:b=x%20y%25z config:c="',[$(id)] config:d=ü→`.replace(
      `"',`,
      `="',`,
    ),
  );
});

test('whatever a value holds, the line has its fields and the value comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const fields = tableLine({ ...topic, configs: { key: value } }).split(' ');
      expect(fields).toHaveLength(5);
      const encoded = (fields[4] as string).slice('config:key='.length);
      expect(encoded).not.toMatch(/[\n\r\t]/);
      const decoded = encoded.replace(/%([0-9A-F]{2})/g, (_, hex) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      expect(decoded).toBe(value);
    }),
  );
});
