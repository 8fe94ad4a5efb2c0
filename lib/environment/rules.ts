import { fullName, fullNameLength } from '../cluster/names';
import { isInternalTopic, metricName } from '../kafka/topic-name';
import { quantityBytes, quantityMilliCpu } from '../kubernetes/quantity';
import { defaultMinInsyncReplicas, defaultReleaseName } from './defaults';
import type { Environment, Topic } from './environment';
import type { Wrong } from './shape';

/** What is wrong between the fields of an environment that are each right by themselves. */
export function clusterProblems(environment: Environment): Wrong[] {
  const { brokers, quorum, maxUnavailable, releaseName = defaultReleaseName } = environment;
  const problems: Wrong[] = [];
  const refuse = (path: string, value: unknown, problem: string, remedy: string) =>
    problems.push({ path, value, problem, remedy });

  const name = fullName(releaseName);
  if (name.length > fullNameLength) {
    refuse(
      'releaseName',
      releaseName,
      `makes names longer than Kubernetes allows ("${name}" has ${name.length} characters)`,
      `write one whose full name has at most ${fullNameLength} characters`,
    );
  }
  if (quorum && quorum.replicas % 2 === 0) {
    refuse(
      'quorum.replicas',
      quorum.replicas,
      'is even, which tolerates no more failures than one server less',
      `write ${quorum.replicas - 1} or ${quorum.replicas + 1}`,
    );
  }
  if ((brokers.minInsyncReplicas ?? 1) > brokers.replicas) {
    refuse(
      'brokers.minInsyncReplicas',
      brokers.minInsyncReplicas,
      `is more than the ${brokers.replicas} brokers there are`,
      `write at most ${brokers.replicas}`,
    );
  }
  if (maxUnavailable !== undefined && maxUnavailable >= brokers.replicas && brokers.replicas > 1) {
    refuse(
      'maxUnavailable',
      maxUnavailable,
      `lets a drain take all ${brokers.replicas} brokers at once`,
      'write 1',
    );
  }
  for (const [kind, amount] of [
    ['cpu', quantityMilliCpu],
    ['memory', quantityBytes],
  ] as const) {
    const range = brokers.resources?.[kind];
    if (range && (amount(range.request) as bigint) > (amount(range.limit) as bigint)) {
      refuse(
        `brokers.resources.${kind}.request`,
        range.request,
        `is more than the limit, ${range.limit}`,
        `write at most '${range.limit}'`,
      );
    }
  }
  return problems;
}

/** What is wrong between a topic that is right by itself and the environment that it is in. */
export function topicProblems(topic: Topic, environment: Environment): Wrong[] {
  const { brokers, topicDefaults } = environment;
  const problems: Wrong[] = [];
  const refuse = (path: string, value: unknown, problem: string, remedy: string) =>
    problems.push({ path, value, problem, remedy });

  if (isInternalTopic(topic.name)) {
    refuse(
      'name',
      topic.name,
      "begins with '__', which marks Kafka's own topics",
      "write a name that does not begin with '__'",
    );
  }
  if ((topic.partitions ?? topicDefaults?.partitions) === undefined) {
    refuse('partitions', undefined, 'is not set', 'write it here or in topicDefaults, such as partitions: 3');
  }

  const replicationFactor = topic.replicationFactor ?? topicDefaults?.replicationFactor;
  if (replicationFactor === undefined) {
    refuse(
      'replicationFactor',
      undefined,
      'is not set',
      'write it here or in topicDefaults, such as replicationFactor: 3',
    );
  } else if (replicationFactor > brokers.replicas) {
    refuse(
      'replicationFactor',
      replicationFactor,
      `is more than the ${brokers.replicas} brokers there are`,
      `write at most ${brokers.replicas}, or have at least ${replicationFactor} brokers`,
    );
  } else {
    const own = topic.configs?.['min.insync.replicas'];
    const inherited = brokers.minInsyncReplicas ?? defaultMinInsyncReplicas(brokers.replicas);
    const minInsyncReplicas = Number(own ?? inherited);
    if (minInsyncReplicas > replicationFactor) {
      refuse(
        own === undefined ? 'replicationFactor' : 'configs.min.insync.replicas',
        own ?? replicationFactor,
        own === undefined
          ? `is below the brokers' min.insync.replicas, ${inherited}: no producer with acks=all could write`
          : `is above the replication factor, ${replicationFactor}: no producer with acks=all could write`,
        own === undefined
          ? `write at least ${inherited}, or configs: {'min.insync.replicas': ${replicationFactor}}`
          : `write at most ${replicationFactor}`,
      );
    }
  }

  if (topic.retention !== undefined && topic.configs?.['retention.ms'] !== undefined) {
    refuse(
      'retention',
      topic.retention,
      "says the same as configs['retention.ms']",
      'write only one of them',
    );
  }
  return problems;
}

/** Topics that cannot exist beside each other: of the same name, or of names that Kafka's metrics confuse. */
export function namesakes(topics: readonly Topic[]): { topic: Topic; wrong: Wrong }[] {
  const first = new Map<string, string>();
  return topics.flatMap((topic) => {
    const metric = metricName(topic.name);
    const other = first.get(metric);
    if (other === undefined) {
      first.set(metric, topic.name);
      return [];
    }
    const problem =
      other === topic.name
        ? 'is declared twice'
        : `has the same name in Kafka's metrics as ${other}, where '.' and '_' are the same, and Kafka refuses to create both`;
    const remedy = other === topic.name ? 'remove one of the two' : 'rename one of the two';
    return [{ topic, wrong: { path: 'name', value: topic.name, problem, remedy } }];
  });
}
