import type { ChosenChart } from '../charts/chosen-chart';
import type { DeclaredExternalAccess } from '../external-access/declared-external-access';
import type { MetadataMode } from '../kafka/versions';
import type { DeclaredSecurity } from '../security/declared-security';
import type { DeclaredDelivery } from './delivery';
import type {
  Acknowledgement,
  Capacity,
  ConfigValue,
  DriftCheck,
  EnvironmentAcknowledgement,
  Load,
  Quorum,
  Resources,
  Spread,
} from './environment';

/** An environment with every default filled in: what is rendered. */
export interface DeclaredEnvironment {
  readonly name: string;
  readonly cluster?: string;
  readonly namespace: string;
  readonly releaseName: string;
  readonly partOf: string;
  readonly metadataMode: MetadataMode;
  readonly kafkaVersion: string;
  readonly chart: ChosenChart;
  readonly delivery: DeclaredDelivery;
  readonly brokers: DeclaredBrokers;
  readonly quorum: Quorum;
  readonly spread: Spread;
  readonly maxUnavailable?: number;
  readonly capacity: DeclaredCapacity;
  readonly topics: readonly DeclaredTopic[];
  /** The names of the topics that are to be gone. */
  readonly absentTopics: readonly string[];
  readonly driftCheck?: DriftCheck;
  readonly revision?: string;
  readonly security?: DeclaredSecurity;
  readonly externalAccess?: DeclaredExternalAccess;
  readonly production: boolean;
  readonly acknowledge: readonly EnvironmentAcknowledgement[];
}

/** Brokers with every default filled in. */
export interface DeclaredBrokers {
  readonly replicas: number;
  readonly storage: string;
  readonly storageClass?: string;
  readonly minInsyncReplicas: number;
  readonly resources: Resources;
  /** The configs by Kafka's names, with Kafka's spelling of the values. */
  readonly config: Readonly<Record<string, string>>;
  /** The configs again, as somebody wrote them. */
  readonly written: Readonly<Record<string, Written>>;
}

/** What capacity is planned with, with every default filled in. */
export type DeclaredCapacity = Required<Omit<Capacity, 'networkMegabitsPerSecond' | 'basis'>> &
  Pick<Capacity, 'networkMegabitsPerSecond' | 'basis'>;

/** A topic's load with every default filled in. */
export type DeclaredLoad = Required<Omit<Load, 'keys'>> & Pick<Load, 'keys'>;

/** A topic as the cluster is to have it: what people need to know about it stays in the source. */
export interface DeclaredTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  /** Whether messages have keys, so that growing the topic moves keys to other partitions. */
  readonly keyed: boolean;
  /** The configs to set, by Kafka's names, with Kafka's spelling of the values. */
  readonly configs: Readonly<Record<string, string>>;
  /** Configs that the topic may have besides, which are left as they are. */
  readonly unmanaged: readonly string[];
  readonly load?: DeclaredLoad;
  /** The configs by Kafka's names again, as somebody wrote them: the field of the topic, and its value. */
  readonly written: Readonly<Record<string, Written>>;
  readonly acknowledge: readonly Acknowledgement[];
}

/** Where a config was written, in its topic or environment, and what was written there, such as `retention` and `7d`. */
export interface Written {
  readonly field: string;
  readonly value: ConfigValue;
}
