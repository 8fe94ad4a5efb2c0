import type { DeclaredExternalAccess } from './declared-external-access';

/** What the access from outside means in the values of the embedded chart. */
export function externalAccessValues(access: DeclaredExternalAccess): Record<string, unknown> {
  const { type, hosts, externalTrafficPolicy, annotations } = access;
  const services = { enabled: true, type, hosts, externalTrafficPolicy, annotations };
  if (access.type === 'NodePort') return { ...services, nodePort: access.nodePort };
  const { port, loadBalancerSourceRanges, loadBalancerClass } = access;
  return { ...services, port, loadBalancerSourceRanges, loadBalancerClass };
}
