import { ownName, stubbedRun } from './stubbed';

const other = 'kafka-topics-0000000002';
const table = ['a', 'b', 'c', 'd'].map((name) => `${name} partitions=1 replication-factor=1`);

test('the current Job writes', () => {
  const { status, stdout, topics } = stubbedRun(table, { current: ownName });
  expect(stdout).toMatch(/^4 topics: 0 ok, 4 created, /m);
  expect([status, topics]).toEqual([0, ['a', 'b', 'c', 'd']]);
});

test('another Job is current: the run looks again for the stated time, writes nothing, and says so', () => {
  const { status, stdout, stderr, topics, termination } = stubbedRun(table, { current: other });
  const sentence = `superseded by ${other}: nothing more is written. If ${other} has ended already, nothing runs until it is deleted or pruned, or \`revision\` is set\n`;
  expect([status, stdout, termination, topics]).toEqual([44, sentence, sentence, []]);
  expect(stderr).toMatch(
    new RegExp(`^waiting to be the current Job: .*/current/job names ${other} \\(0 of 1 s\\)\n$`),
  );
});

test('another Job is current: a run that only checks does not ask', () => {
  const { status, stdout } = stubbedRun(table, { current: other, args: ['--check'] });
  expect([status, stdout]).toEqual([1, expect.stringMatching(/^4 topics: 0 ok, 4 differs, /m)]);
});

test("the kubelet still shows another Job's name: the run goes on once it shows its own", () => {
  const { status, topics } = stubbedRun(table, {
    current: other,
    env: { FENCE_SECONDS: '60' },
    before: 'await_brokers() { :; }; say() { printf %s "$JOB_NAME" >"$CURRENT_JOB_FILE"; }',
  });
  expect([status, topics]).toEqual([0, ['a', 'b', 'c', 'd']]);
});

test('superseded between two writes: no other is begun, and what was written is reported', () => {
  const { status, stdout, topics, termination } = stubbedRun(table, {
    current: ownName,
    onWrite: `[[ $name != b ]] || printf %s ${other} >"$CURRENT_JOB_FILE"`,
  });
  expect([status, topics]).toEqual([44, ['a', 'b']]);
  expect(stdout).toMatch(
    new RegExp(
      `^a  failed: written, but not read back: superseded .*\nb  failed: written, .*\nc  failed: not done: superseded by ${other}: .*\nd  failed: not done: .*\n4 topics: 0 ok, .* 4 failed in .*\nsuperseded by ${other}: .*\n$`,
    ),
  );
  expect(termination).toMatch(new RegExp(`^4 topics: .*\nsuperseded by ${other}: nothing more is written`));
});

test('superseded in the middle of a write of several steps: the next step is not taken', () => {
  const { status, stdout, topics } = stubbedRun(['a partitions=3 replication-factor=1'], {
    current: ownName,
    env: { PARTITIONS_PER_REQUEST: '1' },
    onWrite: `[[ $partitions != 2 ]] || printf %s ${other} >"$CURRENT_JOB_FILE"`,
  });
  expect([status, topics]).toEqual([44, ['a', 'a']]);
  expect(stdout).toMatch(/^a {2}failed: /);
});

test('superseded after the last write: the run does not say that all is as declared', () => {
  const { status, stdout } = stubbedRun(['a partitions=1 replication-factor=1'], {
    current: ownName,
    onWrite: `printf %s ${other} >"$CURRENT_JOB_FILE"`,
  });
  expect([status, stdout]).toEqual([44, expect.stringContaining(`superseded by ${other}`)]);
});

test('once superseded, always superseded: A, B, A', () => {
  const { status, topics } = stubbedRun(table, {
    current: ownName,
    before: `end_children() { printf %s "$JOB_NAME" >"$CURRENT_JOB_FILE"; }`,
    onWrite: `printf %s ${other} >"$CURRENT_JOB_FILE"`,
  });
  expect([status, topics]).toEqual([44, ['a']]);
});

test.each([
  ['missing', undefined, /cannot be read/],
  ['empty', '', /does not hold the name of one Job/],
  ['of two lines', `${ownName}\n${ownName}\n`, /does not hold the name of one Job/],
  ['no name', 'Kafka topics', /does not hold the name of one Job/],
  ['cut short', 'kafka-topics-', /does not hold the name of one Job/],
])('a file that is %s is no permission: nothing is written, and the run fails', (_, current, why) => {
  const { status, stdout, topics } = stubbedRun(table, { ...(current === undefined ? {} : { current }) });
  expect([status, topics]).toEqual([1, []]);
  expect(stdout).toMatch(/^which Job is current is not known: .*; nothing more is written\n$/);
  expect(stdout).toMatch(why);
});

test('a file that cannot be read for a moment ends nothing', () => {
  const { status, stderr, topics } = stubbedRun(table, {
    current: ownName,
    env: { FENCE_SECONDS: '60' },
    before: 'sleep() { printf %s "$JOB_NAME" >"$CURRENT_JOB_FILE"; }',
    onWrite: '[[ $name != b ]] || : >"$CURRENT_JOB_FILE"',
  });
  expect([status, topics]).toEqual([0, ['a', 'b', 'c', 'd']]);
  expect(stderr).not.toMatch(/line \d+/);
});

test.each([
  [{ JOB_NAME: '' }, /JOB_NAME is '', not a Job's name, and CURRENT_JOB_FILE is '.*': give both or none/],
  [{ CURRENT_JOB_FILE: '' }, /CURRENT_JOB_FILE is empty: give both or none/],
  [{ FENCE_SECONDS: 'x' }, /FENCE_SECONDS is 'x', not a whole number/],
])('half of the settings are refused: %j', (env, sentence) => {
  const { status, stdout } = stubbedRun(table, { current: ownName, env });
  expect([status, stdout]).toEqual([42, expect.stringMatching(sentence)]);
});

test('a run by hand is not fenced', () => {
  const { status, topics } = stubbedRun(table, { env: { JOB_NAME: '', CURRENT_JOB_FILE: '' } });
  expect([status, topics]).toEqual([0, ['a', 'b', 'c', 'd']]);
});
