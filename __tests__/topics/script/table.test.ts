import fc from 'fast-check';
import { internalTopics } from '../../../lib/kafka/topic-name';
import { tableLine } from '../../../lib/topics/table';
import { bash, bashLines } from './bash';

/** What the script does with each line when it is the whole table: its exit code and its words. */
const answers = (lines: readonly string[]) =>
  bashLines(
    'TERMINATION_LOG=/dev/null; while IFS= read -r line; do said=$(load_topic "$line" "line"); echo "$? $said"; done',
    [],
    `${lines.join('\n')}\n`,
  );

test('a well-formed line is accepted', () => {
  const lines = [
    'student-events partitions=3 replication-factor=1',
    '-dash partitions=1000000 replication-factor=32767 keyed',
    `${'n'.repeat(249)} partitions=3 replication-factor=1 config:retention.ms=604800000 config:cleanup.policy=`,
    'x partitions=3 replication-factor=1 config:a=b=c,%20%25%7f€"\'$(x)`[] unmanaged:segment.ms',
    'old.topic absent',
  ];
  expect(answers(lines)).toEqual(lines.map(() => '0 '));
});

const malformed = [
  ['', 'fields are separated by exactly one space'],
  [' a partitions=1 replication-factor=1', 'fields are separated by exactly one space'],
  ['a  partitions=1 replication-factor=1', 'fields are separated by exactly one space'],
  ['a partitions=1 replication-factor=1 ', 'fields are separated by exactly one space'],
  ['a\tpartitions=1 replication-factor=1', 'a control character is in the line; encode it as %XX'],
  ['a/b partitions=1 replication-factor=1', "'a/b' is not a topic name (1 to 249 of a-z A-Z 0-9 . _ -)"],
  ['ä partitions=1 replication-factor=1', "'ä' is not a topic name (1 to 249 of a-z A-Z 0-9 . _ -)"],
  ['.. partitions=1 replication-factor=1', "'..' is not a topic name (1 to 249 of a-z A-Z 0-9 . _ -)"],
  ['a partitions=1', "topic 'a' has no replication-factor=N"],
  ['a replication-factor=1', "topic 'a' has no partitions=N"],
  ['a', "topic 'a' has no partitions=N"],
  [
    'a partitions=0 replication-factor=1',
    "topic 'a': partitions is '0', not a whole number from 1 to 1000000",
  ],
  [
    'a partitions=03 replication-factor=1',
    "topic 'a': partitions is '03', not a whole number from 1 to 1000000",
  ],
  [
    'a partitions=b[$(c)] replication-factor=1',
    "topic 'a': partitions is 'b[$(c)]', not a whole number from 1 to 1000000",
  ],
  [
    'a partitions=1 replication-factor=32768',
    "topic 'a': replication-factor is '32768', not a whole number from 1 to 32767",
  ],
  ['a partitions=1 partitions=1 replication-factor=1', "topic 'a': partitions is given twice"],
  ['a partitions=1 replication-factor=1 retention.ms=1', "topic 'a': unknown field 'retention.ms=1'"],
  ['a partitions=1 replication-factor=1 config:k', "topic 'a': unknown field 'config:k'"],
  ['a partitions=1 replication-factor=1 config:=v', "topic 'a': '' is not a config key"],
  ['a partitions=1 replication-factor=1 config:k=1 config:k=2', "topic 'a': config 'k' is given twice"],
  ['a partitions=1 replication-factor=1 config:k=1 unmanaged:k', "topic 'a': config 'k' is given twice"],
  ['a partitions=1 replication-factor=1 config:k=%2', "topic 'a', config 'k': a % that is not %XX, or a NUL"],
  [
    'a partitions=1 replication-factor=1 config:k=%00',
    "topic 'a', config 'k': a % that is not %XX, or a NUL",
  ],
  ['a partitions=1 replication-factor=1 unmanaged:k;l', "topic 'a': 'k;l' is not a config key"],
  ['a absent partitions=1', "topic 'a' is absent and has other fields as well"],
  [
    '__consumer_offsets absent',
    "'__consumer_offsets' is one of Kafka's own topics; it is neither declared nor deleted",
  ],
  [
    '__transaction_state partitions=1 replication-factor=1',
    "'__transaction_state' is one of Kafka's own topics; it is neither declared nor deleted",
  ],
] as const;

test('a value that is encoded in another way is the same value', () => {
  const line = 'a partitions=1 replication-factor=1 config:k=%41%7f%c3%a9%2541%20';
  expect(bashLines(`load_topic "$1" line; echo "\${declared_config["a k"]}"`, [line])).toEqual([
    'A%7Fé%2541%20',
  ]);
});

test('a malformed line is refused with code 42 and the reason', () => {
  expect(answers(malformed.map(([line]) => line))).toEqual(
    malformed.map(([, why]) => `42 bad configuration: line: ${why}`),
  );
});

test("what the script takes for Kafka's own topics is what the rules do", () => {
  const names = [...internalTopics, '__debezium-heartbeat.inventory', '_schemas', '__consumer_offsets2'];
  expect(
    bashLines('for name in "$@"; do is_kafkas_own "$name" && echo "$name"; done; true', [...names]),
  ).toEqual([...internalTopics]);
});

test('topics that are not declared are found, whatever they begin with, but for the ones that are internal', () => {
  const found = bashLines(
    `for name in a __consumer_offsets __share_group_state __debezium-heartbeat.inventory declared; do
       actual_partitions[$name]=1
     done
     declared_partitions[declared]=1
     find_undeclared; printf '%s\\n' "\${undeclared[@]}"`,
  );
  expect(found).toEqual(['__debezium-heartbeat.inventory', 'a']);
});

test('a topic declared twice is refused, over two files as well', () => {
  const said = bash(
    `TERMINATION_LOG=/dev/null; folder=$(mktemp -d)
     echo 'a partitions=1 replication-factor=1' >"$folder/table-000"
     echo 'a absent' >"$folder/table-001"
     load_table "$folder"`,
  );
  expect(said).toMatchObject({
    status: 42,
    stdout: "bad configuration: table-001, line 1: topic 'a' is declared twice\n",
  });
});

test('any value goes through table, script and properties file unchanged', () => {
  const value = fc
    .string({ unit: 'grapheme', minLength: 0, maxLength: 20 })
    .filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(value, { minLength: 50, maxLength: 100 }), (values) => {
      const lines = values.map((text, number) =>
        tableLine({
          name: `t${number}`,
          partitions: 1,
          replicationFactor: 1,
          keyed: false,
          configs: { k: text },
          unmanaged: [],
        } as never),
      );
      const properties = bashLines(
        `TERMINATION_LOG=/dev/null
         while IFS= read -r line; do load_topic "$line" line; done
         for name in "\${items[@]}"; do decode "\${declared_config["$name k"]}"; as_property "$decoded"; printf '%s\\n' "$property"; done`,
        [],
        `${lines.join('\n')}\n`,
      );
      expect(properties.map(unescaped)).toEqual(values);
    }),
    { numRuns: 5 },
  );
});

/** A value as java.util.Properties reads it; these are all the escapes that the script may write. */
function unescaped(property: string): string {
  expect(property).toMatch(/^([a-zA-Z0-9._,:-]|\\u[0-9a-f]{4})*$/);
  return property.replace(/\\u(....)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
