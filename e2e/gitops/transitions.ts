import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { end } from '../deliveries/stage';
import { jobIn } from '../deliveries/variants';
import { objects } from '../kubectl';
import { until } from '../steps';
import type { Repository } from './repository';
import type { Column, Shown } from './tools';
import type { Watch } from './watch';

/** A commit, and what it asks for. */
export interface Transition {
  readonly name: string;
  readonly commit: string;
  /** The folder that is applied, by which its Job is known. */
  readonly folderOf: (column: Column) => string;
}

interface Live {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly data?: Readonly<Record<string, string>>;
}

/** How long a tool may take: it looks at git, applies, waits for health. */
const seconds = 240;

/** Follows a tool from a commit to its end. @returns what was seen, in a few words */
export async function followed(
  column: Column,
  { name, commit, folderOf }: Transition,
  repository: Repository,
  watch: Watch,
): Promise<string> {
  const what = `${column.name}, ${name}`;
  const job = jobIn(folderOf(column));
  const shown = await waited(column, commit, what, ({ waits, settled }) => {
    return hasJob(column.id, job) && (settled || (waits && !ended(column.id, job)));
  });
  const runs = !ended(column.id, job);
  if (runs) await end(column.id, job, 'Complete');
  const settled = await waited(column, commit, what, (it) => it.settled);
  const after = ours(column.id);

  assert.equal(current(after), job, `${what}: the fence names another Job`);
  if (runs)
    await until(
      `${what}: the fence before the Job`,
      20,
      () => watch.fencedFirst(column.id, job) || undefined,
    );
  assert.deepEqual(
    mismatches(after, repository.files(column.id)),
    [],
    `${what}: ConfigMaps are not those of the commit`,
  );
  const old = after.filter(({ kind, metadata }) => kind === 'Job' && metadata.name !== job);
  return [
    runs ? 'runs' : 'does not run',
    ...(old.length > 0 ? ['old Job stays'] : []),
    runs ? `${shown.words}, then ${settled.words}` : settled.words,
  ].join('; ');
}

async function waited(
  column: Column,
  commit: string,
  what: string,
  enough: (shown: Shown) => boolean,
): Promise<Shown> {
  let shown: Shown | undefined;
  let looks = 0;
  return until(
    what,
    seconds,
    () => {
      // A look that comes while the tool is at work is sometimes lost.
      if (looks++ % 20 === 0) column.refresh();
      shown = column.shown(commit);
      return enough(shown) ? shown : undefined;
    },
    () => shown?.detail ?? '',
  );
}

function ours(namespace: string): Live[] {
  return objects<Live>('jobs,configmaps', '-n', namespace, '-l', 'app.kubernetes.io/component=topics');
}

function hasJob(namespace: string, job: string): boolean {
  return ours(namespace).some(({ kind, metadata }) => kind === 'Job' && metadata.name === job);
}

function ended(namespace: string, job: string): boolean {
  const [found] = objects('jobs', '-n', namespace, `--field-selector=metadata.name=${job}`);
  return (
    found?.status?.conditions?.some(({ type, status }) => type === 'Complete' && status === 'True') ?? false
  );
}

/** The Job that the fence names. */
function current(live: readonly Live[]): string | undefined {
  return live.find(({ metadata }) => metadata.name.endsWith('-current'))?.data?.job;
}

/** The ConfigMaps whose data is not byte for byte that of the files. */
function mismatches(live: readonly Live[], files: readonly string[]): string[] {
  const declared = files
    .flatMap((text) => parseAllDocuments(text, { version: '1.1' }).map((it) => it.toJS() as Live))
    .filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.includes('-topics-'));
  assert.ok(declared.length >= 2);
  return declared
    .filter((it) => {
      const found = live.find(
        ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === it.metadata.name,
      );
      return JSON.stringify(sorted(found?.data)) !== JSON.stringify(sorted(it.data));
    })
    .map(({ metadata }) => metadata.name);
}

function sorted(data: Live['data'] = {}): [string, string][] {
  return Object.entries(data).sort(([one], [other]) => (one < other ? -1 : 1));
}
