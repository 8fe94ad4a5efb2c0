import type { KafkaChart } from '../charts/kafka-chart';
import type { Duration } from '../kafka/duration';
import type { Size } from '../kafka/size';
import type { TopicConfigs } from '../kafka/topic-configs/types';
import type { MetadataMode } from '../kafka/versions';
import type { Delivery } from './delivery';
import type { ExternalAccess } from './external-access';
import type { Security } from './security';

/**
 * One complete description of a Kafka installation and its topics. It is data: what is checked, filled
 * in and rendered happens elsewhere. `Environment<'kraft'>` compiles only with what a Kafka without
 * ZooKeeper knows.
 */
export interface Environment<Mode extends MetadataMode = MetadataMode> {
  /** The name of the environment and of its folder in `dist`, such as `prod`. */
  readonly name: string;

  /**
   * The name of the Kubernetes cluster, as people know it, such as `production-eu`. It tells apart environments that
   * have the same namespace and release; nothing that is rendered depends on it.
   *
   * @default - not named: it may be the cluster of any other environment
   */
  readonly cluster?: string;

  /** The namespace that everything is installed into. It is created with Pod Security `restricted`. */
  readonly namespace: string;

  /**
   * The release name, as Helm means it. Everything is named after it; a name without "kafka" in it
   * becomes `<release>-kafka`.
   *
   * @default 'kafka'
   */
  readonly releaseName?: string;

  /**
   * The application that this Kafka belongs to, as the label `app.kubernetes.io/part-of` on every object.
   *
   * @default - the namespace's name
   */
  readonly partOf?: string;

  /**
   * Where the cluster keeps its metadata, and with it the Kafka version: `zookeeper` runs Kafka 3.9.2,
   * `kraft` runs Kafka 4.3.1. Changing it makes a new cluster; it does not migrate an existing one.
   */
  readonly metadataMode: Mode;

  /**
   * Who installs the chart: any tool that applies plain objects (`rendered`), k3s' or RKE2's own
   * controller (`helm-chart`), Argo CD (`argo-application`) or Flux (`flux-release`). A cluster that
   * lives must be let go of by its old owner before a new one takes it: see docs/reference/delivery.md.
   *
   * @default 'rendered'
   */
  readonly delivery?: Delivery;

  /**
   * The chart that installs Kafka: its source as text, such as `bitnami/kafka:20.0.0`, or with more about
   * it. The Kafka version is then the chart's.
   *
   * @default 'embedded' - the chart that comes with this library
   */
  readonly chart?: string | KafkaChart;

  /** The brokers: what clients connect to and what holds the topics' data. */
  readonly brokers: Brokers;

  /**
   * The servers that hold the metadata and elect its leader: the ZooKeeper ensemble or the KRaft
   * controllers, by the metadata mode.
   *
   * @default - 3 servers with 5Gi each
   */
  readonly quorum?: Quorum;

  /**
   * How pods are spread over nodes and zones, brokers among brokers and quorum servers among quorum servers.
   *
   * @default - preferred over nodes, not asked for over zones
   */
  readonly spread?: Spread;

  /**
   * How many brokers a node drain may take away at once (a PodDisruptionBudget's `maxUnavailable`). Of quorum
   * servers it is always one. A single broker or quorum server has no budget, which could not save it.
   *
   * @default 1
   */
  readonly maxUnavailable?: number;

  /** What holds for every topic that does not say otherwise. */
  readonly topicDefaults?: TopicDefaults;

  /**
   * What the brokers are to have room for, beside what their topics' loads need.
   *
   * @default - 30 % of each volume stays free; the network is not looked at
   */
  readonly capacity?: Capacity;

  /** The topics, in the order in which they are listed and reported, and those that are to be gone. */
  readonly topics: readonly (Topic<Mode> | AbsentTopic)[];

  /**
   * A CronJob that compares the cluster's topics with the declared ones, changes nothing, and fails
   * when they differ.
   *
   * @default - no such CronJob
   */
  readonly driftCheck?: DriftCheck;

  /**
   * Runs the topic Job again when it changes, whatever else is the same: after a topic was changed by
   * hand, after volumes were lost, after a Job that failed.
   *
   * @default - no revision
   */
  readonly revision?: string;

  /**
   * TLS, authentication, authorization and network policy.
   *
   * @default - plaintext: whoever reaches a port may do everything
   */
  readonly security?: Security;

  /**
   * Access to the brokers for clients outside the Kubernetes cluster: load balancers or node ports.
   *
   * @default - none: brokers are reached from inside alone
   */
  readonly externalAccess?: ExternalAccess;

  /**
   * Whether people depend on it: what is dangerous then is refused, such as passwords without TLS.
   *
   * @default false
   */
  readonly production?: boolean;

  /**
   * What rules warn of in this environment and is meant to be so: in the environment and all its topics,
   * or in the topics that are listed. One that acknowledges nothing is refused.
   *
   * @default - nothing is acknowledged
   */
  readonly acknowledge?: readonly EnvironmentAcknowledgement[];
}

/** Says that what a rule warns of is meant to be so. */
export interface Acknowledgement {
  /** The rule's id, as it is printed with the warning. */
  readonly rule: string;
  /** Why it is meant to be so. It shows in the reports in the warning's place. */
  readonly reason: string;
}

/** An acknowledgement for an environment. */
export interface EnvironmentAcknowledgement extends Acknowledgement {
  /**
   * The names of the topics that it is for; each of them must need it.
   *
   * @default - the environment and all its topics
   */
  readonly topics?: readonly string[];

  /**
   * The names of the broker configs that it is for; each of them must need it. Rules about single
   * broker configs are acknowledged only so.
   *
   * @default - none
   */
  readonly configs?: readonly string[];
}

/** The brokers of an environment. */
export interface Brokers {
  /** How many brokers there are. */
  readonly replicas: number;

  /** The size of each broker's volume, as a Kubernetes quantity such as `10Gi`. */
  readonly storage: string;

  /**
   * The StorageClass of the volumes of brokers and quorum servers.
   *
   * @default - the Kubernetes cluster's default StorageClass
   */
  readonly storageClass?: string;

  /**
   * How many replicas must have a message before a producer with `acks=all` is told that it is
   * safe, for topics that do not set `min.insync.replicas` themselves.
   *
   * @default - 2 with three brokers or more, else 1
   */
  readonly minInsyncReplicas?: number;

  /**
   * The CPU and memory of each broker. Half of the requested memory becomes the Java heap; the rest is
   * page cache, from which consumers that keep up are served.
   *
   * @default - 500m to 1 CPU, 2Gi to 4Gi memory
   */
  readonly resources?: Resources;

  /**
   * Configs of brokers and controllers by Kafka's own names, beyond those that this product sets, such as
   * `{'log.retention.hours': 48}`. Durations and sizes can be written as people write them:
   * `{'log.retention.hours': '7d'}`.
   *
   * @default - none
   */
  readonly config?: Readonly<Record<string, ConfigValue>>;
}

/** When the cluster's topics are compared with the declared ones. */
export interface DriftCheck {
  /** The schedule as cron writes it, in UTC, such as `17 * * * *` for every hour. */
  readonly schedule: string;
}

/** The servers that hold the metadata. */
export interface Quorum {
  /** How many servers there are: an odd number, for a majority to survive the loss of one of three. */
  readonly replicas: number;

  /** The size of each server's volume, as a Kubernetes quantity such as `5Gi`. */
  readonly storage: string;
}

/** How strongly pods are kept apart: `preferred` when there is room, or `required` at the price of not starting. */
export type SpreadRule = 'preferred' | 'required';

/** How pods are spread. */
export interface Spread {
  /** Over nodes: whether two may share one. */
  readonly nodes: SpreadRule;

  /**
   * Over zones: whether one zone may have two more than another.
   *
   * @default - not asked for
   */
  readonly zones?: SpreadRule;
}

/** CPU and memory, each from a request to a limit, as Kubernetes quantities. */
export interface Resources {
  /** Requested and highest CPU, such as `{request: '500m', limit: '1'}`. */
  readonly cpu: { readonly request: string; readonly limit: string };
  /** Requested and highest memory, such as `{request: '2Gi', limit: '4Gi'}`. */
  readonly memory: { readonly request: string; readonly limit: string };
}

/** What capacity is planned with. */
export interface Capacity {
  /**
   * The share of each volume, and of the network, that is to stay free: for peaks, for copies of replicas,
   * and for the time it takes somebody to react.
   *
   * @default 0.3: the common rule of never planning beyond 70 %; Amazon MSK warns at 60 and at 80 %
   */
  readonly headroom?: number;

  /**
   * How many times the topics' declared load this environment has, such as `0.01`, where environments
   * share their topics.
   *
   * @default 1
   */
  readonly loadFactor?: number;

  /**
   * The bandwidth of a broker's network, each way, in megabits a second.
   *
   * @default - not known: the network is calculated and not checked
   */
  readonly networkMegabitsPerSecond?: number;

  /**
   * How many files a broker may have open.
   *
   * @default 100000: what Kafka's documentation asks for
   */
  readonly fileHandles?: number;

  /**
   * How many memory maps a broker's process may have: its node's `vm.max_map_count`.
   *
   * @default 65530: Linux' own
   */
  readonly memoryMaps?: number;

  /**
   * Where the loads come from, in a few words, such as `estimates, not measured`. It is printed with
   * every table and picture of them.
   *
   * @default - not stated
   */
  readonly basis?: string;
}

/** What holds for every topic of an environment that does not say otherwise. */
export interface TopicDefaults {
  /** @default - each topic says its own */
  readonly partitions?: number;
  /** @default - each topic says its own */
  readonly replicationFactor?: number;
}

/** A value of a broker's or topic's config. Numbers must be whole; write larger ones as text. */
export type ConfigValue = string | number | boolean;

/** A topic, as it is to be. `Topic<'kraft'>` compiles only with configs that a Kafka without ZooKeeper knows. */
export interface Topic<Mode extends MetadataMode = MetadataMode> {
  /** The topic's name: letters, digits, `.`, `_` and `-`, at most 249 of them. */
  readonly name: string;

  /** What the topic is for, in a few words. */
  readonly purpose: string;

  /**
   * How many partitions the topic has. It can grow later, never shrink; with keys, growing moves keys
   * to other partitions.
   *
   * @default - the environment's `topicDefaults`
   */
  readonly partitions?: number;

  /**
   * On how many brokers each partition is kept.
   *
   * @default - the environment's `topicDefaults`
   */
  readonly replicationFactor?: number;

  /**
   * How long messages are kept at least, such as `7d`, or `forever`. It is the topic's `retention.ms`.
   *
   * @default - the brokers' `log.retention.*`, which is 7 days unless configured
   */
  readonly retention?: Duration | 'forever';

  /**
   * The size at which a partition's current file is closed and a new one begun, such as `512MiB`: only
   * closed files can be deleted or compacted. It is the topic's `segment.bytes`.
   *
   * @default - the brokers' `log.segment.bytes`, which is 1GiB unless configured
   */
  readonly segment?: Size;

  /**
   * Further configs of the topic by Kafka's own names, such as `{'cleanup.policy': 'compact'}`.
   * Durations and sizes can be written as people write them: `{'segment.ms': '12h'}`.
   *
   * @default - none
   */
  readonly configs?: TopicConfigs<Mode>;

  /**
   * Configs that somebody else sets on the topic, by Kafka's names: the topic Job leaves them as they
   * are. Any other config that is not declared is removed from the topic. Replication throttles are
   * always left alone.
   *
   * @default - none
   */
  readonly unmanaged?: readonly (keyof TopicConfigs<Mode>)[];

  /**
   * How much is written to and read from the topic. From it, capacity is planned and checked.
   *
   * @default - not known: the topic is listed as such, and nothing is counted for it
   */
  readonly load?: Load;

  /**
   * What messages are keyed by, such as `student_id`: messages of one key stay in order.
   *
   * @default - messages have no key
   */
  readonly key?: string;

  /**
   * What messages hold, such as `Event`.
   *
   * @default - not stated
   */
  readonly value?: string;

  /**
   * The team that answers for the topic.
   *
   * @default - not stated
   */
  readonly owner?: string;

  /**
   * What rules warn of in this topic and is meant to be so. One that acknowledges nothing is refused, in
   * every environment that has the topic; what is meant in one of them alone is acknowledged there.
   *
   * @default - nothing is acknowledged
   */
  readonly acknowledge?: readonly Acknowledgement[];
}

/** How much is written to and read from a topic. An environment's `loadFactor` scales it. */
export interface Load {
  /** Messages a second, on average over days. */
  readonly messagesPerSecond: number;

  /** The average size of a message before compression, in bytes: key, value, headers and some ten bytes of Kafka's own. */
  readonly messageBytes: number;

  /**
   * How many times smaller compression makes the messages, such as `2`. Producers or the topic's
   * `compression.type` decide whether there is any.
   *
   * @default 1
   */
  readonly compressionRatio?: number;

  /**
   * How many consumer groups read everything.
   *
   * @default 1
   */
  readonly consumerGroups?: number;

  /**
   * How many times the average the busiest seconds have. Network and page cache are planned for it; disk is
   * not, since days of retention even it out.
   *
   * @default 1
   */
  readonly peakFactor?: number;

  /**
   * How many different keys there are. A compacted topic keeps the last message of each.
   *
   * @default - not known, which a topic that is only compacted cannot be planned without
   */
  readonly keys?: number;
}

/** A topic that is to be gone: the topic Job deletes it, with all its messages, wherever it finds it. */
export interface AbsentTopic {
  /** The topic's name. */
  readonly name: string;
  readonly absent: true;
  /** Why it is deleted, for the one who reviews it. */
  readonly reason: string;
  /** The topic's name once more: nothing is deleted by a slip in one place. */
  readonly confirm: string;
}
