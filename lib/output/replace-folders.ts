import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ManifestFiles } from './manifest-files';

/** What became of an environment's folder: the names of its files that are new, other than before, or gone. */
export interface FolderChange {
  readonly environment: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes each environment's folder hold exactly these files. Everything is written beside the old
 * folders before the first of them is moved, and when one cannot be replaced, all are put back.
 */
export function replaceFolders(
  outdir: string,
  environments: ReadonlyMap<string, ManifestFiles>,
): FolderChange[] {
  mkdirSync(outdir, { recursive: true });
  putBackInterrupted(outdir);
  const changes = [...environments].map(([environment, files]) =>
    difference(environment, filesIn(path.join(outdir, environment)), files),
  );
  const stale = changes.filter((it) => it.added.length + it.changed.length + it.removed.length > 0);
  if (stale.length > 0)
    swap(
      outdir,
      stale.map(({ environment }) => environment),
      environments,
    );
  return changes;
}

/** Removes the folders of environments that there are no more: those that hold nothing but `NN-name.yaml` files. */
export function removeFoldersExcept(outdir: string, environments: readonly string[]): string[] {
  const stale = readdirSync(outdir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !environments.includes(entry.name))
    .map(({ name }) => name)
    .filter((name) => {
      const files = readdirSync(path.join(outdir, name));
      return files.length > 0 && files.every((file) => /^\d\d-[a-z0-9-]+\.yaml$/.test(file));
    });
  for (const name of stale) rmSync(path.join(outdir, name), { recursive: true });
  return stale;
}

function filesIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(folder, file), readFileSync(file, 'utf8')];
      }),
  );
}

function difference(environment: string, before: ManifestFiles, after: ManifestFiles): FolderChange {
  return {
    environment,
    added: [...after.keys()].filter((file) => !before.has(file)),
    changed: [...after.keys()].filter((file) => before.has(file) && before.get(file) !== after.get(file)),
    removed: [...before.keys()].filter((file) => !after.has(file)),
  };
}

const workspacePrefix = '.synth-';

/** Puts back what a synthesis that was killed in the middle had moved away. */
function putBackInterrupted(outdir: string): void {
  for (const name of readdirSync(outdir).filter((it) => it.startsWith(workspacePrefix))) {
    if (isRunning(Number(name.slice(workspacePrefix.length)))) continue;
    const old = path.join(outdir, name, 'old');
    for (const environment of existsSync(old) ? readdirSync(old) : []) {
      const target = path.join(outdir, environment);
      if (!existsSync(target)) renameSync(path.join(old, environment), target);
    }
    rmSync(path.join(outdir, name), { recursive: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

function swap(
  outdir: string,
  names: readonly string[],
  environments: ReadonlyMap<string, ManifestFiles>,
): void {
  // Beside the folders, since a rename cannot cross file systems.
  const workspace = path.join(outdir, `${workspacePrefix}${process.pid}`);
  mkdirSync(workspace);
  const undo: (() => void)[] = [];
  const move = (from: string, to: string) => {
    renameSync(from, to);
    undo.unshift(() => renameSync(to, from));
  };
  try {
    for (const name of names) {
      const folder = path.join(workspace, 'new', name);
      mkdirSync(folder, { recursive: true });
      for (const [file, text] of environments.get(name) as ManifestFiles) {
        writeFileSync(path.join(folder, file), text);
      }
    }
    mkdirSync(path.join(workspace, 'old'));
    for (const name of names) {
      const target = path.join(outdir, name);
      if (existsSync(target)) move(target, path.join(workspace, 'old', name));
      move(path.join(workspace, 'new', name), target);
    }
  } catch (error) {
    for (const back of undo) back();
    throw error;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}
