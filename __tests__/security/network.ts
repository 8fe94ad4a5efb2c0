import { BlockList, isIPv6 } from 'node:net';
import type { Any } from './objects';

/** A pod as NetworkPolicies see it. */
export interface Pod {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Somebody outside the cluster, as NetworkPolicies see it. */
export interface Stranger {
  readonly address: string;
}

/** Whether NetworkPolicies of one namespace let a pod's TCP port be connected to, as Kubernetes defines it. */
export function mayConnect(policies: readonly Any[], from: Pod | Stranger, to: Pod, port: number): boolean {
  const mayGo = 'address' in from || allows(policies, 'egress', from, to, port);
  return mayGo && allows(policies, 'ingress', to, from, port);
}

/** Policies that select a pod add up; a pod that none selects is open. */
function allows(
  policies: readonly Any[],
  way: 'ingress' | 'egress',
  pod: Pod,
  peer: Pod | Stranger,
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

function isPeer({ namespaceSelector, podSelector, ipBlock }: Any, own: string, pod: Pod | Stranger): boolean {
  if ('address' in pod) {
    const isEverybody = !ipBlock && !namespaceSelector && !podSelector;
    return isEverybody || (ipBlock !== undefined && holds(ipBlock.cidr, pod.address));
  }
  if (ipBlock) return false;
  const inNamespace = namespaceSelector
    ? selects(namespaceSelector, { 'kubernetes.io/metadata.name': pod.namespace })
    : podSelector
      ? pod.namespace === own
      : true;
  return inNamespace && (!podSelector || selects(podSelector, pod.labels));
}

function holds(cidr: string, address: string): boolean {
  const [network, prefix] = cidr.split('/') as [string, string];
  const block = new BlockList();
  block.addSubnet(network, Number(prefix), family(network));
  return block.check(address, family(address));
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

function selects({ matchLabels = {}, matchExpressions = [] }: Any, labels: Pod['labels']): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(
      ({ key, operator, values }: Any) => operator === 'In' && values.includes(labels[key]),
    )
  );
}
