/**
 * How clients outside the Kubernetes cluster reach the brokers: at a further listener with the protocol, the
 * users and the permissions of that for clients inside, each broker by a Service and an address of its own.
 */
export type ExternalAccess = LoadBalancerAccess | NodePortAccess;

/** A load balancer for each broker. */
export interface LoadBalancerAccess extends BrokerServices {
  readonly type: 'LoadBalancer';

  /**
   * The port of the load balancers, and so the one that clients connect to.
   *
   * @default 9095
   */
  readonly port?: number;

  /**
   * The networks that the load balancers take connections from, as CIDRs. It is for load balancers that do
   * not keep the clients' addresses: `allowedCidrs` then has those of the load balancers.
   *
   * @default - `allowedCidrs`
   */
  readonly loadBalancerSourceRanges?: readonly string[];

  /**
   * Which controller makes the load balancers, such as `service.k8s.aws/nlb`. It cannot be changed later.
   *
   * @default - the Kubernetes cluster's default
   */
  readonly loadBalancerClass?: string;
}

/** A port of the nodes for each broker. */
export interface NodePortAccess extends BrokerServices {
  readonly type: 'NodePort';

  /**
   * The node port of broker 0; the others have those after it. A node port is one Service's in the whole
   * Kubernetes cluster; from 30000 to 30085 it gives none to Services that do not ask for one.
   */
  readonly nodePort: number;
}

/** What the Services of the brokers have in common, whichever type they are of. */
export interface BrokerServices {
  /**
   * The DNS name or IPv4 address by which clients reach each broker: a pattern with `{broker}` in the place
   * of its number, such as `kafka-{broker}.example.com`, or a list with one for each broker, in the order of
   * their numbers. Brokers advertise it, and certificates that cert-manager makes have it.
   */
  readonly hosts: string | readonly string[];

  /**
   * The networks that clients connect from, as CIDRs such as `203.0.113.0/24`: no other address reaches the
   * listener. They are compared with the addresses that connections arrive at the broker from, which are the
   * nodes' where `externalTrafficPolicy` is `Cluster`. `0.0.0.0/0` is everybody, pods of the cluster among them.
   */
  readonly allowedCidrs: readonly string[];

  /**
   * `Local`: connections arrive from the clients' own addresses, by the node that the broker is on and no
   * other. `Cluster`: by every node, from the nodes' addresses.
   *
   * @default 'Local'
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * Annotations of the Services, such as `{'external-dns.alpha.kubernetes.io/hostname': '{host}'}`. `{broker}`
   * is replaced by the broker's number, `{host}` by its host.
   *
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The ways that connections take from a node to a broker, as Kubernetes calls them. */
export const externalTrafficPolicies = ['Local', 'Cluster'] as const;

/** The way that connections take from a node to a broker, as Kubernetes calls it. */
export type ExternalTrafficPolicy = (typeof externalTrafficPolicies)[number];
