import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { hasEnded, processName } from '../process-name';

const prefix = '.pull-';
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does something in a folder of its own, which goes afterwards: when it has succeeded, failed, or a signal has
 * come, which then ends the process.
 *
 * @param parent the folder to make it in
 * @param work gets the folder, and what tells it that the process is to end
 */
export async function inPullFolder<T>(
  parent: string,
  work: (folder: string, ended: AbortSignal) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(parent, `${prefix}${processName()}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const ending = new AbortController();
  const end = (signal: NodeJS.Signals) => {
    ending.abort();
    remove();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = () => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  try {
    return await work(folder, ending.signal);
  } finally {
    stop();
    remove();
  }
}

/** Removes what pulls have left that were killed. */
export function removeAbandonedPulls(parent: string): void {
  for (const name of readdirSync(parent).filter((it) => it.startsWith(prefix))) {
    const folder = path.join(parent, name);
    const ageMs = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    const owner = name.slice(prefix.length).replace(/-[^-]*$/, '');
    if (owner !== processName() && hasEnded(owner, ageMs)) rmSync(folder, { recursive: true, force: true });
  }
}
