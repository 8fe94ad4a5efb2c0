import { lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../environment/problem';
import { isObject } from '../environment/shape';
import { isDnsLabel } from '../kubernetes/names';
import { elsewhere, foldersOfOthers, type Obstacle, obstacleAt } from './environment-folder';
import { holder, lockOf, type Plan, planOf } from './workspace';

const field = 'output folder';

/**
 * What keeps synthesis from writing to an output folder.
 *
 * @param environments all environments there are, as they were written
 * @param only the names of those to synthesize; none means all, and then folders of others go
 */
export function outputProblems(
  outdir: string,
  environments: readonly unknown[],
  only: readonly string[],
): Problem[] {
  const obstacle = obstacleOf(outdir);
  if (obstacle) return [{ field, value: outdir, ...obstacle }];
  if (!statSync(outdir, { throwIfNoEntry: false })) return [];

  const names = (Array.isArray(environments) ? environments : [])
    .map((it) => (isObject(it) ? it.name : undefined))
    .filter((it): it is string => typeof it === 'string' && isDnsLabel(it));
  const chosen = names.filter((name) => only.length === 0 || only.includes(name));
  const others = only.length === 0 ? foldersOfOthers(outdir, names) : [];
  return [...new Set([...chosen, ...others])].flatMap((name) => {
    const folder = path.join(outdir, name);
    const found = obstacleAt(folder);
    const environment = names.includes(name) ? { environment: name } : {};
    return found ? [{ ...environment, field, value: folder, ...found }] : [];
  });
}

/** Whether a synthesis was killed while it replaced folders, as a problem of the output folder. */
export function interruptedProblems(outdir: string): Problem[] {
  if (obstacleOf(outdir) || holder(outdir) !== 'interrupted') return [];
  const environments = interruptedPlan(outdir)?.environments.join(', ');
  if (environments === undefined) return [];
  return [
    {
      field,
      value: outdir,
      problem: `may hold ${environments} of two syntheses: one was interrupted while it replaced them`,
      remedy: 'run npm run synth, which finishes it',
    },
  ];
}

/** What was interrupted, or `undefined` when another process has just finished it. */
function interruptedPlan(outdir: string): Plan | undefined {
  try {
    return planOf(lockOf(outdir));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function obstacleOf(outdir: string): Obstacle | undefined {
  try {
    const target = statSync(outdir, { throwIfNoEntry: false });
    if (target?.isDirectory()) readdirSync(outdir);
    else if (lstatSync(outdir, { throwIfNoEntry: false })) {
      const problem = target ? 'is no folder' : 'is a symbolic link to nowhere';
      return { problem, remedy: `remove it${elsewhere}` };
    }
    return undefined;
  } catch (error) {
    const problem = `cannot be read (${(error as Error).message})`;
    return { problem, remedy: `make yourself its owner${elsewhere}` };
  }
}

/**
 * Does something that writes to an output folder.
 *
 * @throws Error that names the folder, and says what to do, when the file system refuses
 */
export function writing<T>(outdir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const remedy = remedies[code] ?? `look at what is there${elsewhere}`;
    throw new Error(`${outdir} cannot be written (${message}); ${remedy}`);
  }
}

const denied = `make yourself its owner${elsewhere}`;
const remedies: Readonly<Record<string, string>> = {
  EACCES: denied,
  EPERM: denied,
  EROFS: `mount it to be writable${elsewhere}`,
  ENOSPC: `make room${elsewhere}`,
  EDQUOT: `make room${elsewhere}`,
  EBUSY: `unmount what is mounted there${elsewhere}`,
  EXDEV: `unmount what is mounted there${elsewhere}`,
};
