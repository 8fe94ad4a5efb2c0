import { ownName, stubbedRun } from './stubbed';

const declared = (name: string) => `${name} partitions=1 replication-factor=1`;
const run = (table: readonly string[], cluster: string, before = '', args: readonly string[] = []) =>
  stubbedRun(table, { current: ownName, cluster, before, args });

test('all that is not as declared is refused: repeating it is in vain', () => {
  const { status, stdout } = run([declared('a'), declared('b')], 'a 3\nb 1\n');
  expect([status, stdout]).toEqual([43, expect.stringMatching(/^2 topics: 1 ok, .* 1 refused, 0 failed/m)]);
});

test('something else failed as well: it is worth another try', () => {
  const fails = 'quick_start() { echo "Policy says no."; return 1; }';
  const { status, stdout } = run([declared('a'), declared('b')], 'a 3\n', fails);
  expect([status, stdout]).toEqual([1, expect.stringMatching(/1 refused, 1 failed/)]);
});

test('the refusal passes by itself, once a reassignment has ended: it is worth another try', () => {
  const moving = `eval "real_$(declare -f load_answers)"; load_answers() { real_load_answers; actual_moving[a]=moving; }`;
  expect(run([declared('a')], 'a 3\n', moving).status).toBe(1);
});

test('a check that finds a refusal has found a difference, as any other', () => {
  expect(run([declared('a')], 'a 3\n', '', ['--check']).status).toBe(1);
});

test('what there is to do is said before it is done', () => {
  const { stderr } = run([declared('a'), declared('b'), 'c absent'], 'c 1\n');
  expect(stderr).toMatch(/^to do: 2 to create, 1 to delete; about 2 s$/m);
  expect(run([declared('a')], 'a 1\n').stderr).toBe('');
});
