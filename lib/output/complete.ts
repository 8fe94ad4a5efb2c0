import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { changeOf, filesAt, isUnchanged } from './changes';
import { foldersOfOthers, refuseObstacle } from './environment-folder';
import { uninterrupted } from './uninterrupted';
import { lockOf, type Plan, planOf, takeOver, unlock } from './workspace';

/**
 * Moves everything that the holder of the lock has planned into place, or everything back when something cannot
 * be moved, and gives the lock back.
 *
 * @param look a last look at the folders, now that nobody else replaces them; when it throws, nothing is moved
 */
export function completeAfter<T>(outdir: string, look: () => T): T {
  const workspace = lockOf(outdir);
  const plan = planOf(workspace);
  let seen: T;
  try {
    seen = look();
    moveIn(outdir, workspace, plan);
  } catch (error) {
    // When this fails as well, the lock stays, and tells the next command.
    moveBack(outdir, workspace, plan);
    unlock(outdir);
    throw error;
  }
  unlock(outdir);
  return seen;
}

// What has been done is known by where the folders are, so that any process can go on, or back, from there.

function moveIn(outdir: string, workspace: string, { environments, removeOthers }: Plan): void {
  const setAside = (name: string) => {
    const [target, old] = [path.join(outdir, name), path.join(workspace, 'old', name)];
    refuseObstacle(target);
    if (!existsSync(target)) return;
    // There already, when somebody restored the folder after an interruption.
    rmSync(old, { recursive: true, force: true });
    renameSync(target, old);
  };
  for (const name of environments) {
    const fresh = path.join(workspace, 'new', name);
    if (!existsSync(fresh) || isUnchanged(changeOf(outdir, name, filesAt(fresh)))) {
      continue;
    }
    setAside(name);
    renameSync(fresh, path.join(outdir, name));
  }
  if (removeOthers) foldersOfOthers(outdir, environments).forEach(setAside);
}

function moveBack(outdir: string, workspace: string, { environments }: Plan): void {
  for (const name of environments) {
    const [fresh, target] = [path.join(workspace, 'new', name), path.join(outdir, name)];
    if (!existsSync(fresh) && existsSync(target)) renameSync(target, fresh);
  }
  for (const name of readdirSync(path.join(workspace, 'old'))) {
    const target = path.join(outdir, name);
    if (!existsSync(target)) renameSync(path.join(workspace, 'old', name), target);
  }
}

/**
 * Completes what a process had begun that was killed while it replaced folders.
 *
 * @returns the environments whose folders are now of one synthesis; none when nothing was interrupted
 */
export function finishInterrupted(outdir: string): readonly string[] {
  if (!existsSync(lockOf(outdir)) || !takeOver(outdir)) return [];
  const { environments } = planOf(lockOf(outdir));
  uninterrupted(() => completeAfter(outdir, () => undefined));
  return environments;
}
