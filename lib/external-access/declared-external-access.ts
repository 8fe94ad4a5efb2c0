import type {
  BrokerServices,
  ExternalAccess,
  LoadBalancerAccess,
  NodePortAccess,
} from '../environment/external-access';

/** The access from outside of an environment with every default filled in. */
export type DeclaredExternalAccess = DeclaredLoadBalancerAccess | DeclaredNodePortAccess;

/** Load balancers with every default filled in. */
export type DeclaredLoadBalancerAccess = DeclaredBrokerServices &
  Required<Omit<LoadBalancerAccess, keyof BrokerServices | 'loadBalancerClass'>> &
  Pick<LoadBalancerAccess, 'loadBalancerClass'>;

/** Node ports with every default filled in. */
export type DeclaredNodePortAccess = DeclaredBrokerServices & Omit<NodePortAccess, keyof BrokerServices>;

/** What the Services have in common, with every default filled in. */
export type DeclaredBrokerServices = Required<Omit<BrokerServices, 'hosts'>> & {
  /** The host of each broker, in the order of their numbers: a pattern as it is meant, a list as it is written. */
  readonly hosts: readonly string[];
};

/** The port at which brokers listen for clients from outside; no other server has it. */
export const externalPort = 9095;

/** The access from outside with every default filled in, for so many brokers. */
export function declaredExternalAccess(access: ExternalAccess, brokers: number): DeclaredExternalAccess {
  const { hosts, externalTrafficPolicy = 'Local', annotations = {} } = access;
  const services = { ...access, hosts: eachHost(hosts, brokers), externalTrafficPolicy, annotations };
  if (services.type === 'NodePort') return services;
  return {
    ...services,
    port: services.port ?? externalPort,
    loadBalancerSourceRanges: services.loadBalancerSourceRanges ?? access.allowedCidrs,
  };
}

/** The port that clients connect to, of a broker by its number. */
export function externalPortOf(access: DeclaredExternalAccess, broker: number): number {
  return access.type === 'NodePort' ? access.nodePort + broker : access.port;
}

function eachHost(hosts: ExternalAccess['hosts'], brokers: number): readonly string[] {
  if (typeof hosts !== 'string') return hosts;
  return Array.from({ length: brokers }, (_, broker) => hosts.replaceAll('{broker}', String(broker)));
}
