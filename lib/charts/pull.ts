import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { readChart } from './chart-files';
import { helmPull, type PullOptions } from './helm-pull';
import {
  digestOf,
  type Lock,
  lockedDigest,
  lockFile,
  pulledFile,
  pulledFolder,
  readLock,
  writeLock,
} from './lock';
import { inPullFolder, removeAbandonedPulls } from './pull-folder';
import { type NetworkSource, sourceText } from './source';

/** What became of a chart that was pulled. */
export interface Pulled {
  readonly source: string;
  readonly digest: string;
  /** Whether the lock has it for the first time. */
  readonly added: boolean;
}

/**
 * Pulls a chart, or sees that it is here already. The first time its digest goes into the lock; ever
 * after it has to be the same.
 *
 * @throws Error when helm cannot pull it in time, or what it pulled is no chart or not what the lock says
 */
export async function pullChart(source: NetworkSource, options: PullOptions): Promise<Pulled> {
  const { project } = options;
  const lock = readLock(project);
  const text = sourceText(source);
  const locked = lockedDigest(lock, source);
  if (locked !== undefined) {
    const file = pulledFile(project, source, locked);
    if (existsSync(file) && digestOf(file) === locked) return { source: text, digest: locked, added: false };
  }
  const digest = await fetched(source, options, locked);
  // Read again: another pull may have added to it meanwhile.
  if (locked === undefined)
    writeLock(project, new Map<string, string>([...readLock(project), [text, digest]]) as Lock);
  return { source: text, digest, added: locked === undefined };
}

/** Lets helm pull a chart into a folder of its own, and moves it to where it belongs. */
async function fetched(
  source: NetworkSource,
  options: PullOptions,
  locked: string | undefined,
): Promise<string> {
  const { project } = options;
  const folder = path.join(project, pulledFolder);
  mkdirSync(folder, { recursive: true });
  removeAbandonedPulls(folder);
  return inPullFolder(folder, async (workspace, ended) => {
    await helmPull(source, options, workspace, ended);
    const archives = readdirSync(workspace).filter((name) => name.endsWith('.tgz'));
    if (archives.length !== 1) throw new Error(`${sourceText(source)}: helm pulled no chart`);
    const archive = path.join(workspace, archives[0] as string);
    const digest = digestOf(archive);
    if (locked !== undefined && digest !== locked) {
      throw new Error(
        `${sourceText(source)} was published anew: ${lockFile} has ${locked}, and what is there now has ${digest}. ` +
          `Nothing was changed. If the new one is right, remove the line from ${lockFile} and pull again`,
      );
    }
    refuseBroken(archive, source);
    renameSync(archive, pulledFile(project, source, digest));
    return digest;
  });
}

function refuseBroken(archive: string, source: NetworkSource): void {
  try {
    readChart(archive);
  } catch (error) {
    const why = (error as Error).message.replace(`the chart ${archive}`, 'what came');
    throw new Error(`${sourceText(source)} was not taken: ${why}`);
  }
}
