import { type ChosenChart, chosenChart } from '../charts/chosen-chart';
import { declaredExternalAccess } from '../external-access/declared-external-access';
import { fullName } from '../helm/release-names';
import { brokerConfig } from '../kafka/broker-configs/broker-config';
import { type Config, spanIn } from '../kafka/configs/config';
import { parseValue } from '../kafka/configs/parse';
import { topicConfig } from '../kafka/topic-configs/topic-config';
import { kafkaVersions } from '../kafka/versions';
import { plainBytes, plainCpu } from '../kubernetes/quantity';
import { declaredSecurity } from '../security/declared-security';
import { quorumName } from '../security/server-names';
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
export function declared(
  environment: Environment,
  chart: ChosenChart = chosenChart(environment.chart),
): DeclaredEnvironment {
  const { brokers, metadataMode, security, externalAccess, releaseName = defaultReleaseName } = environment;
  const names = { fullName: fullName(releaseName), quorum: quorumName({ releaseName, metadataMode }) };
  const kafkaVersion = chart.files?.appVersion ?? kafkaVersions[metadataMode];
  return {
    ...environment,
    releaseName,
    partOf: environment.partOf ?? environment.namespace,
    chart,
    delivery: declaredDelivery(environment.delivery),
    kafkaVersion,
    brokers: {
      ...brokers,
      minInsyncReplicas: brokers.minInsyncReplicas ?? defaultMinInsyncReplicas(brokers.replicas),
      storage: plainBytes(brokers.storage) as string,
      resources: plainResources(brokers.resources ?? resources),
      config: kafkaTexts(brokers.config, brokerConfig, kafkaVersion),
      written: writtenConfigs('brokers.config', brokers.config),
    },
    quorum: plainQuorum(environment.quorum ?? quorum),
    spread: environment.spread ?? spread,
    capacity: { ...capacity, ...withoutUndefined(environment.capacity) },
    topics: environment.topics.filter(isPresent).map((topic) => declaredTopic(topic, environment)),
    absentTopics: environment.topics.filter((topic) => !isPresent(topic)).map(({ name }) => name),
    security: security && declaredSecurity(security, names),
    externalAccess: externalAccess && declaredExternalAccess(externalAccess, brokers.replicas),
    production: environment.production ?? false,
    acknowledge: environment.acknowledge ?? [],
  };
}

function plainQuorum({ replicas, storage }: Quorum): Quorum {
  return { replicas, storage: plainBytes(storage) as string };
}

function plainResources({ cpu, memory }: Resources): Resources {
  return {
    cpu: { request: plainCpu(cpu.request), limit: plainCpu(cpu.limit) },
    memory: { request: plainBytes(memory.request) as string, limit: plainBytes(memory.limit) as string },
  };
}

/** Whether a topic is to be there, rather than to be gone. */
export function isPresent(topic: Topic | AbsentTopic): topic is Topic {
  return !('absent' in topic);
}

/** The fields of a topic that have a name of their own for a config of Kafka's. */
export const friendlyFields = { retention: 'retention.ms', segment: 'segment.bytes' } as const;

function declaredTopic(topic: Topic, { topicDefaults, metadataMode }: Environment): DeclaredTopic {
  const all = written(topic);
  const configs = Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]));
  return {
    name: topic.name,
    partitions: topic.partitions ?? (topicDefaults?.partitions as number),
    replicationFactor: topic.replicationFactor ?? (topicDefaults?.replicationFactor as number),
    keyed: topic.key !== undefined,
    configs: kafkaTexts(configs, topicConfig, kafkaVersions[metadataMode]),
    unmanaged: topic.unmanaged ?? [],
    load: topic.load && { ...load, ...withoutUndefined(topic.load) },
    written: all,
    acknowledge: topic.acknowledge ?? [],
  };
}

function written(topic: Topic): Record<string, Written> {
  const friendly = Object.entries(friendlyFields)
    .map(([field, name]) => [name, { field, value: topic[field as keyof typeof friendlyFields] }] as const)
    .filter(([, { value }]) => value !== undefined);
  return Object.fromEntries([...friendly, ...Object.entries(writtenConfigs('configs', topic.configs))]);
}

function writtenConfigs(field: string, configs: object = {}): Record<string, Written> {
  return Object.fromEntries(
    Object.entries(configs).map(([name, value]) => [name, { field: `${field}.${name}`, value }]),
  );
}

/** Values as Kafka writes them back, since that is what the topic Job and capacity compare; as they are where Kafka would refuse them. */
function kafkaTexts(
  configs: Readonly<Record<string, ConfigValue>> = {},
  configOf: (name: string) => Config | undefined,
  version: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(configs)
      .map(([name, value]): [string, string] => [name, kafkaText(configOf(name), value, version)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function kafkaText(config: Config | undefined, value: ConfigValue, version: string): string {
  const span = config && spanIn(config, version);
  const parsed = span && parseValue(config, span, value);
  return parsed && 'text' in parsed ? parsed.text : String(value);
}

/** A field that is written as `undefined` is not set: the default holds. */
function withoutUndefined<T extends object>(given: T | undefined): T {
  return Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)) as T;
}
