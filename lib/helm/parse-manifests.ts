import { type Document, parseAllDocuments, type Tags } from 'yaml';
import type { KubernetesObject, Manifest } from './manifest';

/**
 * The objects in what `helm template` printed, in its order, lists taken apart.
 *
 * Scalars are read as kubectl reads them, which is neither YAML 1.1 nor 1.2: `yes` and `0644` by the
 * former, dates and `1:30` as text. Integers of any size keep every digit.
 *
 * @throws Error naming the template, for what is broken, no object, or holds a number that Helm's
 * templates turned into floating point
 */
export function parseManifests(rendered: string, release: string): Manifest[] {
  const fail = (source: string, problem: string): never => {
    throw new Error(`release ${release}, ${source}: ${problem}`);
  };
  const documents = parseAllDocuments(rendered, {
    version: '1.1',
    stringKeys: true,
    intAsBigInt: true,
    prettyErrors: true,
    customTags: (tags) => [...tags.filter((tag) => !isTime(tag)), 'intOct'],
  }) as Document[];

  return documents.flatMap((document) => {
    const [start, end] = [document.range?.[0] ?? 0, document.range?.[2] ?? rendered.length];
    const source = sourceAt(rendered, start, end);
    const broken = [...document.errors, ...document.warnings][0];
    if (broken) fail(source, `the template rendered broken YAML:\n${broken.message}`);

    const float = /(?<![\w.+-])-?\d(\.\d+)?e\+\d{2,3}(?![\w.+-])/.exec(rendered.slice(start, end));
    if (float) {
      fail(
        source,
        `a number came out as ${float[0]}: Helm reads whole numbers of 1000000 and more as floating point; pass the value as a text`,
      );
    }

    const content: unknown = document.toJS({ reviver: narrowed });
    if (content === null || content === undefined) return [];
    return unwrapped(content).map((object) => {
      if (!isObject(object))
        fail(source, 'the template rendered something without apiVersion, kind or metadata.name');
      return { source, object: object as KubernetesObject };
    });
  });
}

/** Whether a tag reads dates or base-60 numbers, which kubectl reads as texts. */
function isTime(tag: Tags[number]): boolean {
  if (typeof tag === 'string') return false;
  return (tag as { format?: string }).format === 'TIME' || tag.tag === 'tag:yaml.org,2002:timestamp';
}

/** Integers are numbers where a number holds them exactly. */
function narrowed(_key: unknown, value: unknown): unknown {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** The template that helm says a document came from, in the comment that it puts above each. */
function sourceAt(rendered: string, start: number, end: number): string {
  const above = rendered.slice(0, end);
  const comments = [...above.slice(Math.max(0, start - 500)).matchAll(/^# Source: (.+)$/gm)];
  return comments[comments.length - 1]?.[1] ?? 'unknown template';
}

function unwrapped(content: unknown): unknown[] {
  const list = content as { kind?: unknown; items?: unknown };
  return list.kind === 'List' && Array.isArray(list.items) ? list.items : [content];
}

function isObject(content: unknown): boolean {
  const it = content as Partial<KubernetesObject> | null;
  return (
    typeof it === 'object' &&
    typeof it?.apiVersion === 'string' &&
    typeof it.kind === 'string' &&
    typeof it.metadata?.name === 'string'
  );
}
