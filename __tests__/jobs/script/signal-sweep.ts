import { ownName, stubbedRun } from './stubbed';

export const threeTopics = ['a', 'b', 'c'].map((name) => `${name} partitions=1 replication-factor=1`);

/** Bash that sends the signal before the script's nth command, whatever that is. A run of three topics has some 900. */
export const signalAt = (step: number, signal = 'TERM') =>
  `step=0; set -T; trap '[[ $BASHPID != "$main_process" ]] || ((++step != ${step})) || kill -${signal} $BASHPID' DEBUG`;

/** What holds of a run that gets TERM before its nth command. Returns whether that ended it. */
export function endsWithOneMessage(step: number): boolean {
  const { status, stdout, stderr, termination, topics } = stubbedRun(threeTopics, {
    current: ownName,
    before: signalAt(step),
  });
  const at = `step ${step}: ${stdout}${stderr}`;
  expect([at, stderr]).toEqual([at, expect.not.stringMatching(/unbound|line \d+|not found/)]);
  if (status !== 0) {
    expect([at, status, stdout.match(/^interrupted by SIGTERM$/gm)?.length]).toEqual([at, 143, 1]);
    expect([at, termination]).toEqual([at, expect.stringMatching(/^interrupted by SIGTERM$/m)]);
  }
  expect([at, stdout.match(/^3 topics: /gm)?.length ?? 1]).toEqual([at, 1]);
  for (const [, name] of stdout.matchAll(/^([abc]) {2}(?:ok|created)/gm)) {
    expect([at, topics]).toEqual([at, expect.arrayContaining([name])]);
  }
  return status !== 0;
}
