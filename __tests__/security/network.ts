import type { Any } from './objects';

/** A pod as NetworkPolicies see it. */
export interface Pod {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Whether NetworkPolicies of one namespace let a pod connect to another's TCP port, as Kubernetes defines it. */
export function mayConnect(policies: readonly Any[], from: Pod, to: Pod, port: number): boolean {
  return allows(policies, 'egress', from, to, port) && allows(policies, 'ingress', to, from, port);
}

/** Policies that select a pod add up; a pod that none selects is open. */
function allows(
  policies: readonly Any[],
  way: 'ingress' | 'egress',
  pod: Pod,
  peer: Pod,
  port: number,
): boolean {
  const selecting = policies.filter(
    ({ metadata, spec }) => metadata.namespace === pod.namespace && selects(spec.podSelector, pod.labels),
  );
  const [type, peers] = way === 'ingress' ? ['Ingress', 'from'] : ['Egress', 'to'];
  const governing = selecting.filter(({ spec }) => spec.policyTypes.includes(type));
  return (
    governing.length === 0 ||
    governing.some(({ metadata, spec }) =>
      (spec[way] ?? []).some(
        (rule: Any) =>
          (rule.ports ?? [{ port, protocol: 'TCP' }]).some(
            (it: Any) => it.port === port && it.protocol === 'TCP',
          ) && (rule[peers] ?? [{}]).some((it: Any) => isPeer(it, metadata.namespace, peer)),
      ),
    )
  );
}

function isPeer({ namespaceSelector, podSelector }: Any, own: string, pod: Pod): boolean {
  const inNamespace = namespaceSelector
    ? selects(namespaceSelector, { 'kubernetes.io/metadata.name': pod.namespace })
    : podSelector
      ? pod.namespace === own
      : true;
  return inNamespace && (!podSelector || selects(podSelector, pod.labels));
}

function selects({ matchLabels = {}, matchExpressions = [] }: Any, labels: Pod['labels']): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(
      ({ key, operator, values }: Any) => operator === 'In' && values.includes(labels[key]),
    )
  );
}
