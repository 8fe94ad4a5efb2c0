import fc from 'fast-check';
import { isInternalTopic, metricName, topicNameProblem } from '../../lib/kafka/topic-name';
import { anyCharacter } from '../any-character';

test.each(['a', 'student-events', 'A.b_c-9', 'x'.repeat(249)])('%s is a topic name', (name) => {
  expect(topicNameProblem(name)).toBeUndefined();
});

test.each([
  ['', 'is empty'],
  ['.', "cannot be '.' or '..'"],
  ['..', "cannot be '.' or '..'"],
  ['x'.repeat(250), 'has 250 characters; Kafka allows 249'],
  ['a b', "has a character outside a-z, A-Z, 0-9, '.', '_' and '-'"],
  ['a\n', "has a character outside a-z, A-Z, 0-9, '.', '_' and '-'"],
  ['ä', "has a character outside a-z, A-Z, 0-9, '.', '_' and '-'"],
])('%j is no topic name', (name, problem) => {
  expect(topicNameProblem(name)).toBe(problem);
});

test('no name with any other character passes', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 20 }), (name) => {
      const right = /^[a-zA-Z0-9._-]+$/.test(name) && name !== '.' && name !== '..';
      return (topicNameProblem(name) === undefined) === right;
    }),
  );
});

test("a dot and an underscore are the same in the names of Kafka's metrics", () => {
  expect(metricName('a.b_c')).toBe(metricName('a_b.c'));
});

test.each([
  ['__consumer_offsets', true],
  ['__transaction_state', true],
  ['__share_group_state', true],
  ['__cluster_metadata', true],
  ['__debezium-heartbeat.inventory', false],
  ['__strimzi_canary', false],
  ['_schemas', false],
])("whether %s is one of Kafka's own topics: %s", (name, isKafkas) => {
  expect(isInternalTopic(name)).toBe(isKafkas);
});
