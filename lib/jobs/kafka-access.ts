import { brokerAddresses } from '../cluster/broker-addresses';
import type { DeclaredEnvironment } from '../environment/declared';
import { fullName } from '../helm/release-names';
import type { k8s } from '../kubernetes/k8s';

/** How a Job reaches the brokers, and with which tools. */
export interface KafkaAccess {
  /** The image that Kafka's own tools are in. */
  readonly image: string;
  /** The folder of that image that holds Kafka's `bin` and `libs`. */
  readonly kafkaHome: string;
  /** `host:port` of every broker. */
  readonly brokers: readonly string[];
  /**
   * The path, in the container, of the client properties file that the tools are given.
   *
   * @default - none: the brokers speak plaintext and ask nobody who they are
   */
  readonly commandConfig?: string;
  /** What the pod mounts besides, such as the Secret of a certificate. */
  readonly volumes: readonly k8s.Volume[];
  /** Where the container has it. */
  readonly volumeMounts: readonly k8s.VolumeMount[];
}

/** How the Jobs of an environment reach its brokers. */
export function kafkaAccess(environment: DeclaredEnvironment): KafkaAccess {
  const { releaseName, namespace, brokers, kafkaVersion } = environment;
  return {
    image: `apache/kafka:${kafkaVersion}`,
    kafkaHome: '/opt/kafka',
    brokers: brokerAddresses(fullName(releaseName), namespace, brokers.replicas),
    volumes: [],
    volumeMounts: [],
  };
}
