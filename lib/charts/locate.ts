import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { embeddedChart } from './embedded-chart';
import { digestOf, lockedDigest, lockFile, pulledFile, pulledFolder, readLock } from './lock';
import type { ChartSource, NetworkSource } from './source';

/** Where a chart is on this machine, or why it is not. */
export type Location = { readonly path: string } | { readonly problem: string; readonly remedy: string };

/**
 * Finds a chart on this machine. Nothing is fetched: a chart of a network has to have been pulled, and
 * still to be what the lock says.
 *
 * @param written the source as it was written, for the command that pulls it
 */
export function locateChart(source: ChartSource, written: string, project: string): Location {
  if ('embedded' in source) return { path: embeddedChart };
  if ('directory' in source) return folder(source.directory, project);
  if ('archive' in source) return archive(source.archive, project);
  return pulled(source, written, project);
}

function folder(directory: string, project: string): Location {
  return existsSync(path.resolve(project, directory, 'Chart.yaml'))
    ? { path: path.resolve(project, directory) }
    : { problem: 'is no folder with a Chart.yaml', remedy: `write the folder of a chart, from ${project}` };
}

function archive(file: string, project: string): Location {
  const full = path.resolve(project, file);
  return existsSync(full) && statSync(full).isFile()
    ? { path: full }
    : { problem: 'is no file', remedy: `write the path of a packed chart, from ${project}` };
}

function pulled(source: NetworkSource, written: string, project: string): Location {
  const pull = `npm run charts -- pull ${written}`;
  const digest = lockedDigest(readLock(project), source);
  if (digest === undefined) {
    return {
      problem: `is not in ${lockFile}, and synthesis uses no network`,
      remedy: `run this where the network allows it, and commit ${lockFile}: ${pull}`,
    };
  }
  const file = pulledFile(project, source, digest);
  if (!existsSync(file)) {
    return {
      problem: `is in ${lockFile} but not in ${pulledFolder}, and synthesis uses no network`,
      remedy: `run this where the network allows it, or copy ${path.relative(project, file)} from there: ${pull}`,
    };
  }
  const actual = digestOf(file);
  return actual === digest
    ? { path: file }
    : {
        problem: `is not what was pulled: ${path.relative(project, file)} has ${actual}, and ${lockFile} ${digest}`,
        remedy: `pull it again: ${pull}`,
      };
}
