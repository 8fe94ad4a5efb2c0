import { clientPort, internalPort } from '../cluster/ports';
import type { DeclaredEnvironment } from '../environment/declared';

/**
 * What an installed Kafka looks like to those who use it: by which names it is reached, and which tools
 * it brings. It follows from the chart; nothing else knows the names that a chart gives.
 */
export interface Installation {
  /** The name that everything of the installation starts with. */
  readonly fullName: string;
  /**
   * `host:port` of every broker as Jobs reach it, in the order of their ordinals: the listener for clients,
   * or in a secured environment the one for brokers and administration.
   */
  readonly brokers: readonly string[];
  /** `host:port` of the Service that clients begin with. */
  readonly bootstrap: string;
  readonly brokerPods: Pods;
  /** The ZooKeeper servers or KRaft controllers; absent where every node is broker and controller at once. */
  readonly quorumPods?: Pods;
  readonly tools: Tools;
}

/** The pods of one StatefulSet, as names and labels have them. */
export interface Pods {
  /** The headless Service that gives every pod its name. */
  readonly headlessService: string;
  /** The labels that these pods have, and no others of the namespace. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Kafka's own command-line tools, as an image has them. */
export interface Tools {
  /** The image, such as `apache/kafka:4.3.1`. */
  readonly image: string;
  /** The folder of the image that holds Kafka's `bin` and `libs`. */
  readonly kafkaHome: string;
  /** The folder of the image that holds `java`. */
  readonly javaBin: string;
  /** The user, and group, that the image runs as. */
  readonly user: number;
}

/** The host names of the pods of a StatefulSet behind a headless Service. */
export function podHosts(
  statefulSet: string,
  headlessService: string,
  namespace: string,
  replicas: number,
): string[] {
  return Array.from(
    { length: replicas },
    (_, ordinal) => `${statefulSet}-${ordinal}.${serviceHost(headlessService, namespace)}`,
  );
}

/** `host:port` of every broker as Jobs reach it, for the host names of brokers. */
export function jobAddresses(hosts: readonly string[], { security }: DeclaredEnvironment): string[] {
  return hosts.map((host) => `${host}:${security ? internalPort : clientPort}`);
}

/** `host:port` of the Service that clients begin with. */
export function serviceAddress(service: string, namespace: string): string {
  return `${serviceHost(service, namespace)}:${clientPort}`;
}

function serviceHost(service: string, namespace: string): string {
  return `${service}.${namespace}.svc.cluster.local`;
}

/** The labels of pods: of which release, of which application, which part of it. */
export function podLabels(instance: string, name: string, component?: string): Record<string, string> {
  return {
    'app.kubernetes.io/instance': instance,
    'app.kubernetes.io/name': name,
    ...(component ? { 'app.kubernetes.io/component': component } : {}),
  };
}
