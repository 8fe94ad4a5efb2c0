import { labelOf } from '../environment/check';
import { defaultReleaseName } from '../environment/defaults';
import type { Environment } from '../environment/environment';
import { fullName } from '../helm/release-names';
import { findingOf } from './built-in';
import type { Finding } from './finding';
import type { RuleInfo } from './rule';

const installationTwice: RuleInfo = {
  id: 'installation-twice',
  severity: 'error',
  summary: 'no two environments are one installation: the same Kubernetes cluster, namespace and release',
};

const namespaceShared: RuleInfo = {
  id: 'namespace-shared',
  severity: 'warning',
  summary: 'each installation has a namespace of its own',
};

/** What is looked for between what environments became. */
export const objectTwice: RuleInfo = {
  id: 'object-twice',
  severity: 'error',
  summary: 'no two environments that may be on one Kubernetes cluster make the same object',
};

/** What is looked for between environments. */
export const installationRules: readonly RuleInfo[] = [installationTwice, namespaceShared, objectTwice];

/** Where an environment is installed, as far as that can be said of one that may be wrong. */
interface Place {
  readonly environment: Environment;
  readonly name: string;
  readonly cluster?: string;
  readonly namespace: string;
  readonly releaseName: string;
}

/** What is wrong between an environment and the others. Those that name no cluster may be on any. */
export function foundBetween(environment: Environment, all: readonly Environment[]): Finding[] {
  const own = placeOf(environment);
  if (!own) return [];
  const others = all
    // That two have one name is said elsewhere.
    .filter((it) => labelOf(it) !== labelOf(environment))
    .map(placeOf)
    .filter(
      (it) => it !== undefined && it.namespace === own.namespace && mayBeOneCluster(it, own),
    ) as Place[];
  const same = others.filter((it) => fullName(it.releaseName) === fullName(own.releaseName));
  // Where only the other one does not name its cluster, it is told.
  const told = own.cluster === undefined ? same : same.filter(({ cluster }) => cluster === own.cluster);
  if (same.length > 0) return told.length > 0 ? [theSame(own, told)] : [];
  return others.length > 0 ? [shared(own, others)] : [];
}

function placeOf(environment: Environment): Place | undefined {
  const { cluster, namespace, releaseName = defaultReleaseName } = environment;
  const isKnown = [cluster ?? '', namespace, releaseName].every((it) => typeof it === 'string');
  return isKnown ? { environment, name: labelOf(environment), cluster, namespace, releaseName } : undefined;
}

/** Whether two environments may be on one Kubernetes cluster. */
export function mayBeOneCluster(
  one: Pick<Environment, 'cluster'>,
  other: Pick<Environment, 'cluster'>,
): boolean {
  return one.cluster === undefined || other.cluster === undefined || one.cluster === other.cluster;
}

function theSame({ name, cluster, namespace, releaseName }: Place, others: readonly Place[]): Finding {
  const where = { environment: name, field: 'cluster', value: cluster };
  return cluster === undefined
    ? findingOf(installationTwice, {
        ...where,
        problem: `is missing where ${named(others)} has the namespace ${namespace} and the release ${releaseName} as well: on one Kubernetes cluster they are one installation`,
        remedy:
          "write the name of the cluster in each of them, such as cluster: 'production', or another namespace",
      })
    : findingOf(installationTwice, {
        ...where,
        problem: `is the cluster of ${named(others)} as well, with the same namespace, ${namespace}, and the same release, ${releaseName}: they are one installation`,
        remedy: 'write the cluster that it is on, or another namespace',
      });
}

function shared({ name, namespace }: Place, others: readonly Place[]): Finding {
  return findingOf(namespaceShared, {
    environment: name,
    field: 'namespace',
    value: namespace,
    problem: `is the namespace of ${named(others)} as well, which bring the same Namespace object: who deletes it for one deletes all of them`,
    remedy: 'write a namespace of its own, or name the cluster of each if they are on different ones',
  });
}

function named(places: readonly Place[]): string {
  return places.map(({ name }) => name).join(' and ');
}
