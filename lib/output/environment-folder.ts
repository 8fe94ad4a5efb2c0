import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import { isSynthesized } from './header';
import type { ManifestFiles } from './manifest-files';

/** What an environment's folder holds. */
export interface EnvironmentFolder {
  /** The files that synthesis wrote, by their names. */
  readonly own: ManifestFiles;
  /** The names of everything else. */
  readonly strange: readonly string[];
}

/** Reads the folder of an environment, which is called like it. */
export function readEnvironmentFolder(folder: string): EnvironmentFolder {
  const environment = path.basename(folder);
  const own = new Map<string, string>();
  const strange: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // Nothing but a file is opened: a pipe would never end.
    const text = entry.isFile() ? readFileSync(path.join(folder, entry.name), 'utf8') : '';
    if (isSynthesized(text, environment)) own.set(entry.name, text);
    else strange.push(entry.name);
  }
  return { own, strange };
}

/** What synthesis cannot do with a place in the output folder, as the end of a sentence, and what to do about it. */
export interface Obstacle {
  readonly problem: string;
  readonly remedy: string;
}

/**
 * What keeps synthesis from replacing a folder as a whole, or `undefined`: a folder that is missing, or
 * that holds nothing but what synthesis wrote.
 */
export function obstacleAt(folder: string): Obstacle | undefined {
  const stat = statOf(folder);
  if (!stat) return undefined;
  if (stat.isSymbolicLink()) {
    return { problem: 'is a symbolic link, which would be replaced', remedy: `remove it${elsewhere}` };
  }
  if (!stat.isDirectory()) {
    return { problem: "is no folder, and an environment's folder goes there", remedy: `move it${elsewhere}` };
  }
  if (stat.dev !== statOf(path.dirname(folder))?.dev) {
    return {
      problem: 'is on another file system than the folder that it is in, and cannot be replaced as a whole',
      remedy: `unmount it${elsewhere}`,
    };
  }
  return strangeIn(folder);
}

function strangeIn(folder: string): Obstacle | undefined {
  try {
    const { strange } = readEnvironmentFolder(folder);
    if (strange.length === 0) return undefined;
    const problem = `holds ${listed(strange)}, which synthesis did not write and would delete`;
    return { problem, remedy: `move that out of it${elsewhere}` };
  } catch (error) {
    // Another synthesis moves it at this moment.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const problem = `cannot be read (${(error as Error).message})`;
    return { problem, remedy: `make yourself its owner${elsewhere}` };
  }
}

/** Refuses a folder that cannot be replaced as a whole. */
export function refuseObstacle(folder: string): void {
  const obstacle = obstacleAt(folder);
  if (obstacle) throw new Error(`${folder} ${obstacle.problem}; ${obstacle.remedy}`);
}

/** The other way out, wherever something is in the way. */
export const elsewhere = ', or set CDK8S_OUTDIR to another folder';

function statOf(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => JSON.stringify(name));
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** The folders that synthesis once wrote, for environments that are not among these. */
export function foldersOfOthers(outdir: string, environments: readonly string[]): string[] {
  return readdirSync(outdir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !environments.includes(entry.name))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.') && holdsOwn(path.join(outdir, name)));
}

function holdsOwn(folder: string): boolean {
  try {
    return readEnvironmentFolder(folder).own.size > 0;
  } catch {
    // A folder that cannot be read is somebody else's.
    return false;
  }
}
