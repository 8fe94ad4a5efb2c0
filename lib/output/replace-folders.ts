import { mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { changeOf, type FolderChange, isUnchanged } from './changes';
import { completeAfter, finishInterrupted } from './complete';
import { foldersOfOthers, refuseObstacle } from './environment-folder';
import type { ManifestFiles } from './manifest-files';
import { uninterrupted } from './uninterrupted';
import {
  holder,
  lock,
  lockOf,
  makeWorkspace,
  type Plan,
  removeAbandoned,
  removeWorkspace,
} from './workspace';

/** What became of an output folder. */
export interface Replaced {
  readonly changes: readonly FolderChange[];
  /** The folders that were removed, of environments that are no more. */
  readonly removed: readonly string[];
}

/**
 * Makes each environment's folder hold exactly these files: all of them, or none when one cannot be
 * replaced. A process that is killed in the middle leaves a workspace, of which `finishInterrupted`, and so
 * the next call, makes all.
 *
 * @param removeOthers whether the folders of all other environments go, those that synthesis once wrote
 * @throws Error when a folder holds anything else, or another process is replacing for longer than ten seconds
 */
export function replaceFolders(
  outdir: string,
  environments: ReadonlyMap<string, ManifestFiles>,
  removeOthers = false,
): Replaced {
  const plan: Plan = { environments: [...environments.keys()], removeOthers };
  mkdirSync(outdir, { recursive: true });
  // A link to another folder stays, and what is moved stays on that folder's file system.
  const folder = realpathSync(outdir);
  removeAbandoned(folder);
  finishInterrupted(folder);
  const look = (): Replaced => {
    const removed = removeOthers ? foldersOfOthers(folder, plan.environments) : [];
    for (const name of [...plan.environments, ...removed]) refuseObstacle(path.join(folder, name));
    return { changes: [...environments].map(([name, files]) => changeOf(folder, name, files)), removed };
  };
  const before = holder(folder) === 'nobody' ? undisturbed(look) : undefined;
  if (before?.removed.length === 0 && before.changes.every(isUnchanged)) return before;
  return uninterrupted(() => {
    enter(folder, makeWorkspace(folder, environments, plan));
    return completeAfter(folder, look);
  });
}

/** What is seen, or `undefined` when another process moves it at the same time. */
function undisturbed<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** How long another process is waited for, in milliseconds; it takes a few. */
const patienceMs = 10_000;

function enter(outdir: string, workspace: string): void {
  const end = Date.now() + patienceMs;
  while (!lock(outdir, workspace)) {
    finishInterrupted(outdir);
    if (Date.now() > end) {
      removeWorkspace(workspace);
      throw new Error(
        `another synthesis has been replacing folders for more than ${patienceMs / 1000} seconds; ` +
          `wait for it, or end it, and run this again; when there is none, remove ${lockOf(outdir)}`,
      );
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
}
