import { isInternalTopic, metricName } from '../kafka/topic-name';
import { defaultMinInsyncReplicas } from './defaults';
import type { AbsentTopic, Environment, Topic } from './environment';
import type { Wrong } from './shape';

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

  for (const name of topic.unmanaged ?? []) {
    if (topic.configs?.[name] !== undefined || (name === 'retention.ms' && topic.retention !== undefined)) {
      refuse('unmanaged', name, 'is declared as well', 'either declare the config or leave it unmanaged');
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

/** What is wrong with a topic that is to be gone, whose fields are each right. */
export function absentTopicProblems({ name, confirm }: AbsentTopic): Wrong[] {
  const remedy = `write '${name}', if all its messages are to be deleted`;
  const kafkas = isInternalTopic(name)
    ? [
        {
          path: 'name',
          value: name,
          problem: "is one of Kafka's own topics, which are never deleted",
          remedy: 'remove it',
        },
      ]
    : [];
  const unconfirmed =
    confirm === name
      ? []
      : [{ path: 'confirm', value: confirm, problem: `does not repeat the topic's name`, remedy }];
  return [...kafkas, ...unconfirmed];
}

/** Topics that cannot exist beside each other: of the same name, or of names that Kafka's metrics confuse. */
export function namesakes<T extends { readonly name: string }>(
  topics: readonly T[],
): { topic: T; wrong: Wrong }[] {
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
