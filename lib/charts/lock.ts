import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { redacted } from '../credentials';
import { chartName, type NetworkSource, sourceText } from './source';

/** The committed file that says which bytes each pulled chart has to have. */
export const lockFile = 'charts.lock.yaml';

/** The folder of pulled charts. Deleted, it can be pulled again; committed, it serves those without a network. */
export const pulledFolder = '.charts';

/** The digests of the charts that were pulled, by the texts of their sources. */
export type Lock = ReadonlyMap<string, string>;

const header = `# The digests of the charts that were pulled, and have to be the same ever after.
# Written by: npm run charts -- pull
`;

/**
 * The lock of a project; empty when it has none.
 *
 * @throws Error when the file holds something else than sources and digests
 */
export function readLock(project: string): Lock {
  const file = path.join(project, lockFile);
  if (!existsSync(file)) return new Map();
  const fail = (problem: string): never => {
    throw new Error(`${lockFile}: ${redacted(problem)}; restore it, or remove it and pull the charts again`);
  };
  let content: unknown;
  try {
    content = parse(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    return fail(`is no YAML: ${error instanceof Error ? error.message : error}`);
  }
  if (typeof content !== 'object' || Array.isArray(content)) return fail('is no map of sources and digests');
  const entries = Object.entries(content as Record<string, unknown>);
  for (const [source, digest] of entries) {
    if (!/^sha256:[0-9a-f]{64}$/.test(String(digest))) fail(`${source} has no digest but ${digest}`);
  }
  return new Map(entries as [string, string][]);
}

/** Writes the lock of a project, in the order of the alphabet. */
export function writeLock(project: string, lock: Lock): void {
  const file = path.join(project, lockFile);
  const sorted = Object.fromEntries([...lock].sort(([one], [other]) => (one < other ? -1 : 1)));
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, header + stringify(sorted, { lineWidth: 0 }));
  renameSync(unfinished, file);
}

/** Where the chart of a source is after it was pulled. */
export function pulledFile(project: string, source: NetworkSource, digest: string): string {
  const short = digest.replace('sha256:', '').slice(0, 12);
  return path.join(project, pulledFolder, `${chartName(source)}-${source.version}-${short}.tgz`);
}

/** The digest of a file's content. */
export function digestOf(file: string): string {
  return `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
}

/** The digest that a source is locked to. */
export function lockedDigest(lock: Lock, source: NetworkSource): string | undefined {
  return lock.get(sourceText(source));
}
