import { clientPort } from '../cluster/broker-addresses';

/**
 * What an installed Kafka looks like to those who use it: by which names it is reached, and which tools
 * it brings. It follows from the chart; nothing else knows the names that a chart gives.
 */
export interface Installation {
  /** The name that everything of the installation starts with. */
  readonly fullName: string;
  /** `host:port` of every broker, in the order of their ordinals. */
  readonly brokers: readonly string[];
  /** `host:port` of the Service that clients begin with. */
  readonly bootstrap: string;
  /** The headless Services of the brokers, and of dedicated controllers when there are any. */
  readonly headlessServices: readonly string[];
  readonly tools: Tools;
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

/** `host:port` of the pods of a StatefulSet behind a headless Service. */
export function podAddresses(
  statefulSet: string,
  headlessService: string,
  namespace: string,
  replicas: number,
): string[] {
  return Array.from(
    { length: replicas },
    (_, ordinal) => `${statefulSet}-${ordinal}.${serviceAddress(headlessService, namespace)}`,
  );
}

/** `host:port` of a Service. */
export function serviceAddress(service: string, namespace: string): string {
  return `${service}.${namespace}.svc.cluster.local:${clientPort}`;
}
