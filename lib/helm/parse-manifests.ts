import { readYaml } from '../yaml/read-yaml';
import type { KubernetesObject, Manifest } from './manifest';

/**
 * The objects in what `helm template` printed, in its order, lists taken apart.
 *
 * Scalars are read as kubectl reads them. Integers of any size keep every digit.
 *
 * @throws Error naming the template, for what is broken, no object, or holds a number that Helm's
 * templates turned into floating point
 */
export function parseManifests(rendered: string, release: string): Manifest[] {
  const fail = (source: string, problem: string): never => {
    throw new Error(`release ${release}, ${source}: ${problem}`);
  };
  return readYaml(rendered).flatMap(({ range: [start, end], problem, content }) => {
    const source = sourceAt(rendered, start, end);
    if (problem !== undefined) fail(source, `the template rendered broken YAML:\n${problem}`);

    const float = /(?<![\w.+-])-?\d(\.\d+)?e\+\d{2,3}(?![\w.+-])/.exec(rendered.slice(start, end));
    if (float) {
      fail(
        source,
        `a number came out as ${float[0]}: Helm reads whole numbers of 1000000 and more as floating point; pass the value as a text`,
      );
    }

    if (content === null || content === undefined) return [];
    return unwrapped(content).map((object) => {
      if (!isObject(object))
        fail(source, 'the template rendered something without apiVersion, kind or metadata.name');
      return { source, object: object as KubernetesObject };
    });
  });
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
