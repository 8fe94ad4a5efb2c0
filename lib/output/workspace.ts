import { randomUUID } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { hasEnded, processName } from '../process-name';
import type { ManifestFiles } from './manifest-files';

/**
 * A folder in the output folder, since a rename cannot cross file systems, with everything that a synthesis is
 * about to put in place. Under the name `.synth-replacing` it is the lock: its owner replaces, others wait.
 *
 *     owner-…     the process that it belongs to
 *     plan.json   what is to be done
 *     new/        the folders that have not been moved into place yet
 *     old/        the folders that they have replaced
 */
const prefix = '.synth-';
const lockName = `${prefix}replacing`;

/** What a workspace is for. */
export interface Plan {
  /** The environments whose folders are to be as in `new/`. */
  readonly environments: readonly string[];
  /** Whether folders of other environments go. */
  readonly removeOthers: boolean;
}

/** Where the workspace of the synthesis is that replaces now. */
export function lockOf(outdir: string): string {
  return path.join(outdir, lockName);
}

/** Makes a workspace of this process. */
export function makeWorkspace(outdir: string, files: ReadonlyMap<string, ManifestFiles>, plan: Plan): string {
  const workspace = mkdtempSync(path.join(outdir, prefix));
  try {
    writeFileSync(path.join(workspace, `owner-${processName()}`), '');
    writeFileSync(path.join(workspace, '.gitignore'), '*\n');
    writeFileSync(path.join(workspace, 'plan.json'), JSON.stringify(plan));
    mkdirSync(path.join(workspace, 'old'));
    for (const [environment, texts] of files) {
      const folder = path.join(workspace, 'new', environment);
      mkdirSync(folder, { recursive: true });
      for (const [name, text] of texts) writeFileSync(path.join(folder, name), text);
    }
    return workspace;
  } catch (error) {
    removeWorkspace(workspace);
    throw error;
  }
}

/** Reads what a workspace is for. */
export function planOf(workspace: string): Plan {
  return JSON.parse(readFileSync(path.join(workspace, 'plan.json'), 'utf8')) as Plan;
}

/** Makes a workspace the lock; false while another has it. */
export function lock(outdir: string, workspace: string): boolean {
  try {
    renameSync(workspace, lockOf(outdir));
    return true;
  } catch (error) {
    const isHeld = process.platform === 'win32' ? ['EPERM'] : ['ENOTEMPTY', 'EEXIST'];
    if (isHeld.includes(codeOf(error))) return false;
    throw error;
  }
}

/** Gives the lock back and removes what is left of the workspace. */
export function unlock(outdir: string): void {
  const done = path.join(outdir, `${prefix}${randomUUID()}`);
  renameSync(lockOf(outdir), done);
  // Everything is in place already.
  tryToRemove(done);
}

/** Who holds the lock: nobody, a process that runs, or one that was interrupted. */
export function holder(outdir: string): 'nobody' | 'running' | 'interrupted' {
  const owner = ownerOf(lockOf(outdir));
  if (owner === undefined) return 'nobody';
  return hasEnded(owner.name, owner.ageMs) ? 'interrupted' : 'running';
}

/** Takes the lock over from a process that was interrupted; false when there is none, or another one was faster. */
export function takeOver(outdir: string): boolean {
  const folder = lockOf(outdir);
  const owner = ownerOf(folder);
  if (!owner || !hasEnded(owner.name, owner.ageMs)) return false;
  try {
    renameSync(path.join(folder, `owner-${owner.name}`), path.join(folder, `owner-${processName()}`));
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Removes the workspaces of processes that were interrupted before they held the lock, or after. */
export function removeAbandoned(outdir: string): void {
  for (const name of readdirSync(outdir)) {
    if (!name.startsWith(prefix) || name === lockName) continue;
    const workspace = path.join(outdir, name);
    const owner = ownerOf(workspace);
    if (owner && hasEnded(owner.name, owner.ageMs)) tryToRemove(workspace);
    if (!owner) removeIfEmptyAndOld(workspace);
  }
}

/** Removes a workspace, and last the file by which it is known as one. */
export function removeWorkspace(workspace: string): void {
  for (const name of ['new', 'old', 'plan.json', '.gitignore']) {
    rmSync(path.join(workspace, name), { recursive: true, force: true });
  }
  rmSync(workspace, { recursive: true, force: true });
}

/** Removes a workspace, or leaves that to a later synthesis. */
function tryToRemove(workspace: string): void {
  try {
    removeWorkspace(workspace);
  } catch {
    // Another process removes it as well, or may and this one may not.
  }
}

/** The process that a folder names as its owner; `undefined` when it is no workspace. */
function ownerOf(folder: string): { readonly name: string; readonly ageMs: number } | undefined {
  try {
    const file = readdirSync(folder).find((name) => name.startsWith('owner-'));
    return file === undefined
      ? undefined
      : { name: file.slice('owner-'.length), ageMs: Date.now() - lstatSync(folder).mtimeMs };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/** A workspace that has no owner yet, or no longer, is empty; a new one gets its owner at once. */
function removeIfEmptyAndOld(folder: string): void {
  try {
    if (Date.now() - lstatSync(folder).mtimeMs > 60_000) rmdirSync(folder);
  } catch {
    // It holds something, and so is none of ours, or is gone.
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
