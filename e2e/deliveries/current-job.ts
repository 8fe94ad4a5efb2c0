import assert from 'node:assert/strict';
import type { Observation } from './scenarios';

/** Which Job is the current one after an apply, and whether anything of it is still to run. */
export function currentJob({ before, after }: Observation, declared: string): string {
  const current = after.filter((it) => it.currentJob !== undefined);
  assert.deepEqual(
    current.map((it) => it.currentJob),
    [declared],
    'the ConfigMap names the Job that was applied last',
  );
  const job = after.find(({ kind, name }) => kind === 'Job' && name === declared);
  assert.ok(job, `${declared} is there`);
  const isNew = !before.some(({ uid }) => uid === job.uid);
  if (isNew) {
    const [{ written } = { written: '' }] = current;
    assert.ok(
      written <= job.created,
      `the ConfigMap was written at ${written}, the Job created at ${job.created}`,
    );
  }
  if (isNew) return 'the new Job';
  const was = before.find((it) => it.currentJob !== undefined)?.currentJob;
  return was === declared ? 'the same Job' : 'the first Job, which has ended: nothing runs';
}
