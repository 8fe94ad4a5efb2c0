import { answered, bash, bashLines, fixturePath } from './bash';

/** What the script takes in of an answer that lies in $work/read-topics. */
const load = `BOOTSTRAP_SERVERS=b:1 TERMINATION_LOG=/dev/null output=text
  work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
  cat >"$work/read-topics"
  load_answers || { echo "$answer_problem"; exit 1; }`;

const printed = `${load}
  for name in "\${!actual_partitions[@]}"; do
    printf '%s %s %s %s\\n' "$name" "\${actual_partitions[$name]}" "\${actual_replication[$name]}" "\${actual_moving[$name]}"
    for key in \${actual_keys[$name]-}; do printf '%s %s=%s\\n' "$name" "$key" "\${actual_config["$name $key"]}"; done
  done
  printf '%s\\n' "\${actual_brokers[@]}"
  printf '%s' "\${actual_replicas[@]}"`;
const answer = (...lines: readonly string[]) =>
  ['cluster c', ...lines, `end ${lines.length + 1}`, ''].join('\n');

test.each(answered)('what the reader said of Kafka %s', (version) => {
  expect(
    bashLines(printed.replace('cat >', 'cat "$1" >'), [fixturePath(version, 'answer.txt')]).sort(),
  ).toEqual([
    '-dash.and_dots 1 2 ',
    '-dash.and_dots min.cleanable.dirty.ratio=0.25',
    '__consumer_offsets 1 1 ',
    'broker 0 a',
    'broker 1 b',
    'broker 2 a',
    'configured 3 3 ',
    'configured cleanup.policy=compact,delete',
    'configured retention.ms=604800000',
    'plain 2 1 ',
    'plain cleanup.policy=',
    'plain leader.replication.throttled.replicas=0:0,1:1',
    expect.stringMatching(/^replicas plain 0 [0-2]$/),
    expect.stringMatching(/^replicas plain 1 [0-2]$/),
  ]);
});

test('a topic whose replicas a reassignment is moving', () => {
  expect(bashLines(printed, [], answer('topic t 2 1-2 moving'))).toContain('t 2 1-2 moving');
});

const topic = 'topic t 1 1';
const topicLine = (name: string) => `topic ${name} 1 1`;

test('an answer is taken in whole', () => {
  const { status } = bash(load, [], answer('broker 0 -', topic, 'config t k v', 'config t empty '));
  expect(status).toBe(0);
});

test.each([
  ['nothing', ''],
  ['no end', ['cluster c', topic, ''].join('\n')],
  [
    'cut in its last line',
    [
      'cluster c',
      ...Array(11)
        .fill(0)
        .map((_, i) => topicLine(`t${i}`)),
      'end 1',
    ].join('\n'),
  ],
  ['cut and ended', ['cluster c', topic, 'end 3', ''].join('\n')],
  ['no cluster', [topic, 'end 1', ''].join('\n')],
  ['more after the end', `${answer(topic)}warning\n`],
  ['a warning between the lines', answer('OpenJDK 64-Bit Server VM warning: sharing is off', topic)],
  ['a repeated topic', answer(topic, topic)],
  ['a repeated config', answer(topic, 'config t k 1', 'config t k 1')],
  ['a repeated partition', answer(topic, 'replicas t 0 1', 'replicas t 0 1')],
  ['a config of a topic that is not there', answer('config t k 1')],
  ['no partitions', answer('topic t 0 1')],
  ['a line that is cut', answer('topic t 1')],
  ['a field too many', answer('topic t 1 1 moving on')],
  ['two spaces', answer('topic t  1 1')],
  ['a name that no topic has', answer('topic t/u 1 1')],
  ['a function of the script in place of a kind', answer('problem x')],
  ['an empty line', answer('')],
])('refused: %s', (_, text) => {
  const { status, stdout, stderr } = bash(load, [], text);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/^its answer (is not whole|holds a line that means nothing): .*\n$/);
});

test('another cluster than before: the run ends', () => {
  const { status, stdout } = bash(`cluster_id=before; ${load}`, [], answer(topic));
  expect([status, stdout]).toEqual([
    1,
    'two clusters answer at b:1: c now, before before; nothing more is written\n',
  ]);
});
