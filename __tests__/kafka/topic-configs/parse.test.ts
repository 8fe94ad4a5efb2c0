import { spanIn } from '../../../lib/kafka/configs/config';
import { parseValue } from '../../../lib/kafka/configs/parse';
import { type TopicConfig, topicConfig } from '../../../lib/kafka/topic-configs/topic-config';

function parsed(name: string, value: string | number | boolean, version = '4.3.1'): string {
  const config = topicConfig(name) as TopicConfig;
  const result = parseValue(config, spanIn(config, version) as never, value);
  return 'text' in result ? result.text : `${result.problem}; ${result.remedy}`;
}

test.each<[string, string | number | boolean, string]>([
  ['segment.ms', '12h', '43200000'],
  ['segment.ms', 1000, '1000'],
  ['retention.ms', 'forever', '-1'],
  ['retention.ms', '-1', '-1'],
  ['retention.ms', '+007', '7'],
  ['retention.bytes', '5GB', '5000000000'],
  ['segment.bytes', '512MiB', '536870912'],
  ['max.message.bytes', '64KiB', '65536'],
  ['min.cleanable.dirty.ratio', '.5', '0.5'],
  ['min.cleanable.dirty.ratio', 1, '1.0'],
  ['min.cleanable.dirty.ratio', 0, '0.0'],
  ['min.cleanable.dirty.ratio', '0.0001', '1.0E-4'],
  ['min.cleanable.dirty.ratio', 0.00025, '2.5E-4'],
  ['preallocate', true, 'true'],
  ['preallocate', 'TRUE', 'true'],
  ['cleanup.policy', 'compact , delete', 'compact,delete'],
  ['cleanup.policy', 'compact,compact', 'compact'],
  ['cleanup.policy', '', ''],
  ['compression.gzip.level', -1, '-1'],
  ['leader.replication.throttled.replicas', '0:1,1:2', '0:1,1:2'],
  ['leader.replication.throttled.replicas', '*', '*'],
])('%s: %j is written to Kafka as %s', (name, value, text) => {
  expect(parsed(name, value)).toBe(text);
});

test.each<[string, string | number | boolean, string]>([
  [
    'segment.bytes',
    1024,
    "is below what Kafka allows; write a whole number from 1048576 to 2147483647, or a size such as '512MiB'",
  ],
  [
    'segment.bytes',
    '2GiB',
    "is above what Kafka allows; write a whole number from 1048576 to 2147483647, or a size such as '512MiB'",
  ],
  [
    'retention.ms',
    '7 days',
    "is no such number; write a whole number of at least -1, or a duration such as '12h'",
  ],
  [
    'retention.ms',
    -2,
    "is below what Kafka allows; write a whole number of at least -1, or a duration such as '12h'",
  ],
  ['retention.bytes', '10Gi', "is no such number; write a whole number, or a size such as '512MiB'"],
  ['flush.messages', '12h', 'is no such number; write a whole number of at least 1'],
  ['min.insync.replicas', 1.5, 'is no such number; write a whole number from 1 to 2147483647'],
  ['compression.gzip.level', 0, 'is below what Kafka allows; write a whole number from 1 to 9 or -1'],
  ['min.cleanable.dirty.ratio', 1.5, 'is above what Kafka allows; write a number from 0 to 1'],
  ['min.cleanable.dirty.ratio', 'half', 'is no number; write a number from 0 to 1'],
  ['preallocate', 'yes', 'is neither true nor false; write true or false'],
  [
    'message.timestamp.type',
    'createtime',
    "is not one of the choices; did you mean 'CreateTime'? It is one of 'CreateTime', 'LogAppendTime'",
  ],
  [
    'cleanup.policy',
    'compacted',
    "is no list of what cleanup.policy can be; did you mean 'compact'? It is one of 'compact', 'delete', 'compact,delete'",
  ],
  [
    'leader.replication.throttled.replicas',
    '0-1',
    "is no list of replicas; write partition:broker, … such as '0:1,1:2', or '*'",
  ],
])('%s: %j is refused', (name, value, refusal) => {
  expect(parsed(name, value)).toBe(refusal);
});

test('what is allowed depends on the version', () => {
  expect(parsed('segment.bytes', 1024, '3.9.2')).toBe('1024');
  expect(parsed('segment.bytes', 1024, '4.0.0')).toBe('1024');
  expect(parsed('segment.bytes', 1024, '4.1.0')).toContain('is below');
  expect(parsed('message.format.version', '2.8', '3.9.2')).toBe('2.8');
  expect(parsed('message.format.version', '2.9', '3.9.2')).toContain('is not one of the choices');
});
