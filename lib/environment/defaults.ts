import { durationMs } from '../kafka/duration';
import { kafkaVersions } from '../kafka/versions';
import type { DeclaredCapacity, DeclaredEnvironment, DeclaredLoad, DeclaredTopic, Written } from './declared';
import { declaredDelivery } from './delivery';
import type { AbsentTopic, ConfigValue, Environment, Quorum, Resources, Spread, Topic } from './environment';

const quorum: Quorum = { replicas: 3, storage: '5Gi' };

const spread: Spread = { nodes: 'preferred' };

/** What LearnFlow's brokers were given: heap and page cache for its few megabytes a second. */
const resources: Resources = {
  cpu: { request: '500m', limit: '1' },
  memory: { request: '2Gi', limit: '4Gi' },
};

const capacity: DeclaredCapacity = {
  headroom: 0.3,
  loadFactor: 1,
  fileHandles: 100_000,
  memoryMaps: 65_530,
};

const load: Omit<DeclaredLoad, 'messagesPerSecond' | 'messageBytes'> = {
  compressionRatio: 1,
  consumerGroups: 1,
  peakFactor: 1,
};

/** The release name of an environment that does not say one. */
export const defaultReleaseName = 'kafka';

/**
 * How many replicas must have a message before it counts as safe, unless the environment says it: two
 * of three, so that one broker may be away; with fewer brokers one, since no broker may be away at two.
 */
export function defaultMinInsyncReplicas(brokers: number): number {
  return brokers >= 3 ? 2 : 1;
}

/** The environment with every default filled in. It must have passed its checks. */
export function declared(environment: Environment): DeclaredEnvironment {
  const { brokers } = environment;
  return {
    ...environment,
    releaseName: environment.releaseName ?? defaultReleaseName,
    partOf: environment.partOf ?? environment.namespace,
    kafkaVersion: kafkaVersions[environment.metadataMode],
    delivery: declaredDelivery(environment.delivery),
    brokers: {
      ...brokers,
      minInsyncReplicas: brokers.minInsyncReplicas ?? defaultMinInsyncReplicas(brokers.replicas),
      resources: brokers.resources ?? resources,
      config: texts(brokers.config),
    },
    quorum: environment.quorum ?? quorum,
    spread: environment.spread ?? spread,
    capacity: { ...capacity, ...environment.capacity },
    topics: environment.topics.filter(isPresent).map((topic) => declaredTopic(topic, environment)),
    absentTopics: environment.topics.filter((topic) => !isPresent(topic)).map(({ name }) => name),
    acknowledge: environment.acknowledge ?? [],
  };
}

/** Whether a topic is to be there, rather than to be gone. */
export function isPresent(topic: Topic | AbsentTopic): topic is Topic {
  return !('absent' in topic);
}

function declaredTopic(topic: Topic, { topicDefaults }: Environment): DeclaredTopic {
  const retention: Record<string, string> =
    topic.retention === undefined ? {} : { 'retention.ms': retentionMs(topic.retention) };
  return {
    name: topic.name,
    partitions: topic.partitions ?? (topicDefaults?.partitions as number),
    replicationFactor: topic.replicationFactor ?? (topicDefaults?.replicationFactor as number),
    keyed: topic.key !== undefined,
    configs: texts({ ...retention, ...topic.configs }),
    unmanaged: topic.unmanaged ?? [],
    load: topic.load && { ...load, ...topic.load },
    written: written(topic),
    acknowledge: topic.acknowledge ?? [],
  };
}

function written({ retention, configs = {} }: Topic): Record<string, Written> {
  const named = Object.entries(configs).map(([name, value]) => [name, { field: `configs.${name}`, value }]);
  return {
    ...(retention === undefined ? {} : { 'retention.ms': { field: 'retention', value: retention } }),
    ...Object.fromEntries(named),
  };
}

/** Kafka writes "keep for ever" as -1. */
function retentionMs(retention: string): string {
  return retention === 'forever' ? '-1' : String(durationMs(retention));
}

function texts(configs: Readonly<Record<string, ConfigValue>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(configs)
      .map(([name, value]): [string, string] => [name, String(value)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
