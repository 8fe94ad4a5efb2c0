import { versions } from '../../jobs/script/bash';
import { bashLines, fixturePath } from './bash';

describe.each(versions)('what Kafka %s printed', (version) => {
  test('every topic with its partitions and replication factor', () => {
    expect(bashLines('topics_in "$1"', [fixturePath(version, 'described-topics.txt')]).sort()).toEqual([
      '-dash.and_dots 1 2 ',
      '__consumer_offsets 1 1 ',
      'configured 3 3 ',
      'plain 2 1 ',
    ]);
  });

  test('replicas that a reassignment is adding do not count yet', () => {
    expect(bashLines('topics_in "$1"', [fixturePath(version, 'described-moving.txt')])).toEqual([
      'moving 2 1 moving',
    ]);
  });

  test('every config that is set on a topic, and no default', () => {
    expect(bashLines('configs_in "$1"', [fixturePath(version, 'described-configs.txt')]).sort()).toEqual([
      '-dash.and_dots min.cleanable.dirty.ratio 0.25',
      'configured cleanup.policy compact,delete',
      'configured retention.ms 604800000',
      'plain cleanup.policy ',
      'plain leader.replication.throttled.replicas 0:0,1:1',
    ]);
  });

  test('brokers and their racks', () => {
    const code = 'racks_in <"$1"';
    expect(bashLines(code, [fixturePath(version, 'broker-versions.txt')])).toEqual(['0 a', '1 b', '2 a']);
  });
});

test('brokers without a rack', () => {
  const input =
    'kafka-0:9092 (id: 0 rack: null isFenced: false) -> (\n)\nkafka-1:9092 (id: 10 rack: null) -> (\n)\n';
  expect(bashLines('racks_in', [], input)).toEqual(['0 -', '10 -']);
});

test('partitions that differ in their number of replicas', () => {
  const input = [
    'Topic: a\tTopicId: x\tPartitionCount: 2\tReplicationFactor: 1\tConfigs: ',
    '\tTopic: a\tPartition: 0\tLeader: 0\tReplicas: 0\tIsr: 0\tElr: \tLastKnownElr: ',
    '\tTopic: a\tPartition: 1\tLeader: 0\tReplicas: 0,1,2\tIsr: 0\tElr: \tLastKnownElr: ',
    '',
  ];
  expect(bashLines('topics_in -', [], input.join('\n'))).toEqual(['a 2 1-3 ']);
});

test('a value is encoded as in the table, so that it stays one field', () => {
  const input = [
    'Dynamic configs for topic a are:',
    '  k= 5%5  b=c sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:k= 5%5  b=c, DEFAULT_CONFIG:log.k=1}',
    '',
  ];
  expect(bashLines('configs_in -', [], input.join('\n'))).toEqual(['a k %205%255%20%20b=c']);
});
