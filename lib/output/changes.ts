import { existsSync } from 'node:fs';
import path from 'node:path';
import { readEnvironmentFolder } from './environment-folder';
import type { ManifestFiles } from './manifest-files';

/** What became of an environment's folder: the names of its files that are new, other than before, or gone. */
export interface FolderChange {
  readonly environment: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** What it takes for an environment's folder to hold exactly these files. */
export function changeOf(outdir: string, environment: string, after: ManifestFiles): FolderChange {
  const before = filesAt(path.join(outdir, environment));
  return {
    environment,
    added: [...after.keys()].filter((file) => !before.has(file)),
    changed: [...after.keys()].filter((file) => before.has(file) && before.get(file) !== after.get(file)),
    removed: [...before.keys()].filter((file) => !after.has(file)),
  };
}

/** Whether nothing has to be changed. */
export function isUnchanged({ added, changed, removed }: FolderChange): boolean {
  return added.length + changed.length + removed.length === 0;
}

/** The files of an environment's folder that synthesis wrote; none when there is no folder. */
export function filesAt(folder: string): ManifestFiles {
  return existsSync(folder) ? readEnvironmentFolder(folder).own : new Map();
}
