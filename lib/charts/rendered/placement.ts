import type { KubernetesObject } from '../../helm/manifest';
import { isSameMeaning } from '../same-meaning';
import { changed, type Look } from './fault';
import { type Labels, nameOf, pairsOfSets, type StatefulSet, selects, type Term } from './objects';

/** How pods are kept apart, by nodes and by zones. */
export const spread: Look = (renders) =>
  pairsOfSets(renders).flatMap(([set, other]) => {
    const object = nameOf(set);
    const { spread: said } = renders.environment;
    const keptApart = (['required', 'preferred'] as const).flatMap((strength) => {
      const kept = apartBy(other, 'required').concat(
        strength === 'preferred' ? apartBy(other, 'preferred') : [],
      );
      return apartBy(set, strength).filter((key) => !kept.includes(key));
    });
    const zones = zonesOf(set).filter((it) => !zonesOf(other).includes(it));
    return [
      ...[...new Set(keptApart)].map((key) => ({
        ...changed({
          object,
          what: `the anti-affinity over ${key}`,
          field: 'spread.nodes',
          without: said.nodes,
          own: undefined,
        }),
        remedy: `remove it, or write podAntiAffinity over ${key} in it`,
      })),
      ...zones.map((zone) =>
        changed({
          object,
          what: `the topology spread constraint ${zone}`,
          field: 'spread.zones',
          without: said.zones,
          own: undefined,
        }),
      ),
    ];
  });

/** The topology keys over which pods of a StatefulSet are kept from each other. */
function apartBy(set: StatefulSet, strength: 'required' | 'preferred'): string[] {
  const rules = set.spec.template.spec.affinity?.podAntiAffinity;
  const terms: readonly Term[] =
    strength === 'required'
      ? (rules?.requiredDuringSchedulingIgnoredDuringExecution ?? [])
      : (rules?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map((it) => it.podAffinityTerm);
  return terms.filter((term) => isOfItself(set, term)).map(({ topologyKey }) => topologyKey);
}

function zonesOf(set: StatefulSet): string[] {
  return (set.spec.template.spec.topologySpreadConstraints ?? [])
    .filter((term) => isOfItself(set, term))
    .map(({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`);
}

/** Whether a rule is about the pods that have it, whatever labels it knows them by. */
function isOfItself({ spec }: StatefulSet, { labelSelector }: Term): boolean {
  return selects(labelSelector?.matchLabels, spec.template.metadata?.labels);
}

/** How many pods a drain may take at once. */
export const disruption: Look = ({ without, own, environment }) =>
  budgets(without).flatMap((budget) => {
    const object = nameOf(budget);
    const other = budgets(own).find((it) => nameOf(it) === object);
    const allows = ({ spec }: Budget) => ({ max: spec.maxUnavailable, min: spec.minAvailable });
    if (other && isSameMeaning('pdb', allows(budget), allows(other))) return [];
    return [
      changed({
        object,
        what: 'what a drain may take at once',
        field: 'maxUnavailable',
        without: environment.maxUnavailable,
        own: other?.spec,
      }),
    ];
  });

interface Budget extends KubernetesObject {
  readonly spec: {
    readonly maxUnavailable?: number | string;
    readonly minAvailable?: number | string;
    readonly selector?: { readonly matchLabels?: Labels };
  };
}

function budgets(objects: readonly KubernetesObject[]): Budget[] {
  return objects.filter((it): it is Budget => it.kind === 'PodDisruptionBudget');
}
