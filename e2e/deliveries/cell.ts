import type { Observation } from './scenarios';
import type { Seen } from './stage';

/** What an apply did, in a few words. */
export function cell({ applied, before, after }: Observation): string {
  const was = new Set(before.map(({ uid }) => uid));
  const is = new Set(after.map(({ uid }) => uid));
  const jobs = (all: readonly Seen[]) => all.filter(({ kind }) => kind === 'Job');
  const news = jobs(after).filter(({ uid }) => !was.has(uid));
  const gone = jobs(before).filter(({ uid }) => !is.has(uid));
  // A Job that ended stays as a record; when there is a new one beside it, somebody has to remove it.
  const left = news.length > 0 ? jobs(after).filter(({ uid }) => was.has(uid)) : jobs(after).slice(1);

  const said = [news.length > 0 ? 'runs' : 'does not run'];
  if (left.length > 0) said.push(left.length === 1 ? 'old Job stays' : `${left.length} old Jobs stay`);
  if (gone.length > 0) said.push('old Job removed');
  for (const job of gone.filter(({ name }) => !jobs(after).some((it) => it.name === name))) {
    const orphan = after.find(({ kind, name }) => kind === 'ConfigMap' && name.startsWith(job.name));
    if (orphan) throw new Error(`${orphan.name} outlived the Job that it was for`);
  }
  if (brokersChanged(before, after)) said.push('brokers anew, volume claims stay');
  if (applied.failed) said.push(`fails: ${reason(applied.failed)}`);
  if (applied.health) said.push(applied.health);
  return said.join('; ');
}

function brokersChanged(before: readonly Seen[], after: readonly Seen[]): boolean {
  const identities = (all: readonly Seen[], kinds: RegExp) =>
    all
      .filter(({ kind }) => kinds.test(kind))
      .map(({ kind, name, uid, generation }) => `${kind} ${name} ${uid} ${generation}`)
      .sort();
  const claims = /^PersistentVolumeClaim$/;
  const lost = identities(before, claims).filter((it) => !identities(after, claims).includes(it));
  if (lost.length > 0) throw new Error(`${lost.join(', ')} did not survive an apply`);
  const brokers = /^(StatefulSet|Service|PodDisruptionBudget)$/;
  return identities(before, brokers).join() !== identities(after, brokers).join();
}

function reason(failed: string): string {
  return /field is immutable/.test(failed)
    ? 'field is immutable'
    : (failed.trim().split('\n').at(-1) ?? failed);
}
