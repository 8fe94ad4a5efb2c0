import { type Manifest, shortName } from './manifest';

/** What to do with objects that a chart renders for Helm itself: keep them as ordinary objects, or drop them. */
export type Choice = 'keep' | 'drop';

/** The choices about a chart's objects that are not simply part of the installation. */
export interface Choices {
  readonly hooks?: Choice;
  readonly tests?: Choice;
  readonly crds?: Choice;
  /** Secrets with data in them: whoever reads the manifests reads the passwords. */
  readonly secrets?: Choice;
}

type Special = keyof Choices;

const hookAnnotation = 'helm.sh/hook';

const descriptions: Record<Special, string> = {
  hooks: 'hooks, which only Helm runs at their moment',
  tests: 'tests, which run when applied',
  crds: 'CRDs, which Helm installs once and never updates',
  secrets: 'Secrets with data in them, which whoever reads the manifests reads too',
};

/**
 * The manifests that are part of the installation. Kept hooks and tests lose their `helm.sh/hook*`
 * annotations, on which Argo CD would act.
 *
 * @param publicSecrets the names of Secrets in which nothing is secret, which need no choice
 * @throws Error with every hook, test, CRD and Secret that no choice was made about
 */
export function chosen(
  manifests: readonly Manifest[],
  choices: Choices,
  release: string,
  publicSecrets: readonly string[] = [],
): Manifest[] {
  const specialty = (manifest: Manifest) => specialtyOf(manifest, publicSecrets);
  const undecided = (Object.keys(descriptions) as Special[])
    .filter((special) => choices[special] === undefined)
    .map((special) => ({
      special,
      names: manifests.filter((it) => specialty(it) === special).map(shortName),
    }))
    .filter(({ names }) => names.length > 0)
    .map(
      ({ special, names }) =>
        `${descriptions[special]}: ${names.join(', ')}; set ${special}: 'drop' or ${special}: 'keep'`,
    );
  if (undecided.length > 0) {
    throw new Error(`release ${release} renders ${undecided.join('\nand ')}`);
  }
  return manifests
    .filter((it) => {
      const special = specialty(it);
      return special === undefined || choices[special] === 'keep';
    })
    .map(withoutHookAnnotations);
}

function specialtyOf({ object, source }: Manifest, publicSecrets: readonly string[]): Special | undefined {
  const hook = object.metadata.annotations?.[hookAnnotation];
  if (hook !== undefined) return /(^|,)\s*test(-success|-failure)?\s*(,|$)/.test(hook) ? 'tests' : 'hooks';
  if (object.kind === 'Secret' && !publicSecrets.includes(object.metadata.name)) {
    const isEmpty = [object.data, object.stringData].every((it) => Object.keys(it ?? {}).length === 0);
    return isEmpty ? undefined : 'secrets';
  }
  return object.kind === 'CustomResourceDefinition' && /\/crds\//.test(source) ? 'crds' : undefined;
}

function withoutHookAnnotations(manifest: Manifest): Manifest {
  const { annotations, ...metadata } = manifest.object.metadata;
  if (annotations?.[hookAnnotation] === undefined) return manifest;
  const rest = Object.entries(annotations).filter(([key]) => !key.startsWith(hookAnnotation));
  return {
    ...manifest,
    object: { ...manifest.object, metadata: { ...metadata, annotations: Object.fromEntries(rest) } },
  };
}
