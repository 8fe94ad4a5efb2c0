import type { KubernetesObject } from '../../helm/manifest';
import type { Look, Renders } from './fault';
import { type Labels, nameOf, selects, serverOf, setsOf } from './objects';

interface Policy extends KubernetesObject {
  readonly spec: {
    readonly podSelector?: Selector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly Ingress[];
  };
}

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly unknown[];
}

interface Ingress {
  readonly from?: readonly { readonly podSelector?: Selector; readonly namespaceSelector?: Selector }[];
  readonly ports?: readonly { readonly port?: number | string; readonly endPort?: number }[];
}

/** Network policies that let no Job of the environment to the brokers. Security brings policies that do. */
export const policies: Look = (renders) => {
  const { without, own, environment, plan } = renders;
  const port = Number(plan.installation.brokers[0]?.split(':')[1]);
  if (environment.security || !keepsOut(own, renders, port) || keepsOut(without, renders, port)) return [];
  return [
    {
      key: 'policies',
      about: 'policies',
      problem: `keeps the Jobs of the environment out: ${selecting(own, renders).map(nameOf).join(', ')} lets only others to port ${port} of the brokers`,
      remedy: 'remove it, or let all pods of the namespace in',
    },
  ];
};

/** A pod that a policy selects is reached by nobody but whom one of its policies lets in. */
function keepsOut(objects: readonly KubernetesObject[], renders: Renders, port: number): boolean {
  const found = selecting(objects, renders);
  const rules = found.flatMap(({ spec }) => spec.ingress ?? []);
  return found.length > 0 && !rules.some((rule) => admits(rule, renders, port));
}

function selecting(objects: readonly KubernetesObject[], { plan }: Renders): Policy[] {
  const brokers = setsOf(objects).find(({ spec }) =>
    selects(plan.installation.brokerPods.labels, spec.template.metadata?.labels),
  );
  return objects.filter((it): it is Policy => {
    if (it.kind !== 'NetworkPolicy') return false;
    const { podSelector, policyTypes = ['Ingress'] } = (it as Policy).spec;
    return (
      policyTypes.includes('Ingress') &&
      selects(podSelector?.matchLabels, brokers?.spec.template.metadata?.labels)
    );
  });
}

function admits({ from = [], ports = [] }: Ingress, { own, environment }: Renders, port: number): boolean {
  const names = setsOf(own)
    .flatMap((set) => serverOf(set)?.ports ?? [])
    .filter(({ containerPort }) => containerPort === port)
    .map(({ name }) => name);
  const isPort = ports.some(
    (it) =>
      it.port === undefined ||
      names.includes(String(it.port)) ||
      (Number(it.port) <= port && port <= (it.endPort ?? Number(it.port))),
  );
  const isFrom = from.some(
    ({ podSelector, namespaceSelector }) =>
      isOpen(podSelector) &&
      (isOpen(namespaceSelector) ||
        namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] === environment.namespace),
  );
  return (ports.length === 0 || isPort) && (from.length === 0 || isFrom);
}

/** Whether a selector wants nothing in particular. */
function isOpen(selector: Selector | undefined): boolean {
  return (
    Object.keys(selector?.matchLabels ?? {}).length === 0 && (selector?.matchExpressions ?? []).length === 0
  );
}
