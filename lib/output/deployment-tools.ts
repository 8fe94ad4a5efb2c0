/** What Flux' `postBuild` takes for a variable of its own, or for an escape, wherever it stands: not a lone `$`. */
const fluxSyntax = /\$[{$]/;

/** Either as an annotation or as a label, Flux looks at both (`pkg/kustomize`, `SubstituteVariables`). */
const fluxSubstitution = 'kustomize.toolkit.fluxcd.io/substitute';

interface Metadata {
  readonly name?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Argo CD leaves a file out, and prunes what it held, when this stands anywhere in it (`findManifests`). */
const argoSkips = '+argocd:skip-file-rendering';

/**
 * An object that deployment tools bring to the cluster as it is. Flux with `postBuild` would fail at the variables of
 * a shell script, or empty them without a word; an object that holds any is marked to be left alone. A mark that the
 * object has already stays.
 *
 * @throws Error for a text by which Argo CD would leave out the whole file
 */
export function leftAsItIs<T extends { readonly metadata?: Metadata }>(object: T): T {
  const all = texts(object);
  const skips = all.find((text) => text.includes(argoSkips));
  if (skips !== undefined) {
    throw new Error(
      `${JSON.stringify(skips)} has ${argoSkips}, by which Argo CD leaves out the whole file: leave it out`,
    );
  }
  if (!all.some((text) => fluxSyntax.test(text))) return object;
  const annotations = { [fluxSubstitution]: 'disabled', ...object.metadata?.annotations };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** All texts in a value, keys included. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(texts)];
}
