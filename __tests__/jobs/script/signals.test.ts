import { endsWithOneMessage, signalAt, threeTopics } from './signal-sweep';
import { ownName, stubbedRun } from './stubbed';

test.each([3, 60, 140, 300, 420, 540, 660, 720, 784])(
  'TERM before command %d ends the run with one message',
  (step) => {
    expect(endsWithOneMessage(step)).toBe(true);
  },
);

test('INT has its own status', () => {
  const { status, stdout } = stubbedRun(threeTopics, { current: ownName, before: signalAt(400, 'INT') });
  expect([status, stdout]).toEqual([130, expect.stringContaining('interrupted by SIGINT\n')]);
});

test('TERM while what was read is compared: the run is reported on as it was compared, in full', () => {
  const { status, stdout } = stubbedRun(threeTopics, {
    current: ownName,
    before:
      'eval "real_$(declare -f compare_topic)"; compare_topic() { [[ $1 != b ]] || kill -TERM $$; real_compare_topic "$1"; }',
  });
  expect([status, stdout]).toEqual([
    143,
    expect.stringMatching(/^a {2}failed: not done: interrupted by SIGTERM\nb {2}.*\nc {2}.*\n3 topics: /),
  ]);
});

test('TERM while the report is written: it is written once, to its end', () => {
  const { status, stdout } = stubbedRun(threeTopics, {
    current: ownName,
    before: 'eval "real_$(declare -f summarize)"; summarize() { kill -TERM $$; real_summarize; }',
  });
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^a {2}created.*\nb .*\nc .*\n3 topics: .*\n$/),
  ]);
});

test('a write that is cut off is not said to be undone', () => {
  const { status, stdout, topics } = stubbedRun(threeTopics, {
    current: ownName,
    onWrite: 'printf "%s 1\\n" "$name" >>"$STUB/cluster"; kill -TERM $$; command sleep 60',
  });
  expect([status, topics]).toEqual([143, ['a']]);
  expect(stdout).toMatch(/^a {2}failed: whether it was written is not known: interrupted by SIGTERM$/m);
  expect(stdout).toMatch(/^b {2}failed: not done: interrupted by SIGTERM$/m);
});
