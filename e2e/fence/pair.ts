import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../reconciler/cluster';
import { temporaryFolder } from '../reconciler/processes';
import { type Outcome, reconcile, startReconciler } from '../reconciler/reconciler';
import { reconcileUsers, startUsers } from '../users/users';
import { type Subject, standsIn, tables } from './subjects';

/** A kubelet shows a change of a mounted ConfigMap within 90 s. Here a second is twenty of its seconds. */
const window = 90 / 20;

/** FENCE_SECONDS, of which 120 is the default, on the same scale. */
const fenceSeconds = '6';

/** What chance decides about a pair: seconds after the newer Job was applied, or before, when they are negative. */
export interface Chances {
  /** When the older Job's pod starts: long before, within the window, or as a retry after it. */
  readonly olderStarts: number;
  /** When that pod is shown the newer Job's name. */
  readonly olderIsShown: number;
  readonly newerStarts: number;
  readonly newerIsShown: number;
}

/**
 * Half of the newer pods start after the window, which a write in flight makes longer; of the older ones a third each
 * before, within and after it.
 *
 * @param flight seconds that a write in flight may take. They are not scaled: Java and Kafka are as slow as ever
 */
export function chances(random: () => number, flight: number): Chances {
  const third = Math.floor(random() * 3);
  return {
    olderStarts: ([-window - 1, 0, window][third] as number) + random() * window,
    olderIsShown: random() * window,
    newerStarts: (random() < 0.5 ? 0 : window + flight) + random() * window,
    newerIsShown: random() * window,
  };
}

/** Whether the older run may still write after the newer one has read: it was begun, and is shown the change late. */
export function isInsideWindow({ olderStarts, olderIsShown, newerStarts }: Chances, flight: number): boolean {
  return olderStarts < olderIsShown && newerStarts < window + flight;
}

export interface Played {
  readonly older: Outcome;
  readonly newer: Outcome;
  /** Whether the cluster has what the newer Job declares. */
  readonly stands: boolean;
  /** Whether a drift check of the newer Job finds a difference. */
  readonly isReported: boolean;
}

let played = 0;

/** Two Jobs of two commits, run at once as chance has it. */
export async function play(
  cluster: Cluster,
  subject: Subject,
  chance: Chances,
  fenced: boolean,
): Promise<Played> {
  const name = `pair-${played++}`;
  const { older, newer } = tables(subject, name);
  const names = { older: `kafka-${subject}-0000000001`, newer: `kafka-${subject}-0000000002` };
  const first = Math.min(chance.olderStarts, 0);
  const at = (seconds: number) => new Promise((resolve) => setTimeout(resolve, (seconds - first) * 1000));

  const run = async (table: readonly string[], own: string, starts: number, shown: number) => {
    const file = currentJobFile();
    await at(starts);
    writeFileSync(file, starts < shown ? names.older : names.newer);
    const show = at(shown - starts + first).then(() => writeFileSync(file, names.newer));
    const environment: Record<string, string> = fenced
      ? { JOB_NAME: own, CURRENT_JOB_FILE: file, FENCE_SECONDS: fenceSeconds }
      : {};
    const start = subject === 'topics' ? startReconciler : startAsUser;
    const outcome = await start(cluster, table, { environment }).outcome;
    await show;
    return outcome;
  };
  const [olderOutcome, newerOutcome] = await Promise.all([
    run(older, names.older, chance.olderStarts, chance.olderIsShown),
    run(newer, names.newer, chance.newerStarts, chance.newerIsShown),
  ]);
  const stands = await standsIn(cluster, subject, name);
  const isReported = stands ? false : (await check(cluster, subject, newer)).status === 1;
  return { older: olderOutcome, newer: newerOutcome, stands, isReported };
}

function currentJobFile(): string {
  const folder = join(temporaryFolder('current'), 'current');
  mkdirSync(folder);
  return join(folder, 'job');
}

type Start = typeof startReconciler;

const startAsUser: Start = (cluster, table, options) => startUsers(cluster, table, passwords(table), options);

function passwords(table: readonly string[]): Record<string, string> {
  return Object.fromEntries(table.map((line) => [line.split(' ')[0] as string, 'secret']));
}

function check(cluster: Cluster, subject: Subject, table: readonly string[]): Promise<Outcome> {
  const options = { arguments: ['--check'] };
  return subject === 'topics'
    ? reconcile(cluster, table, options)
    : reconcileUsers(cluster, table, {}, options);
}
