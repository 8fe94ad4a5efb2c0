/** What is wrong with a topic's name by Kafka's own rule (`Topic.validate`), or `undefined` when it is right. */
export function topicNameProblem(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name === '.' || name === '..') return "cannot be '.' or '..'";
  if (name.length > 249) return `has ${name.length} characters; Kafka allows 249`;
  if (!/^[a-zA-Z0-9._-]+$/.test(name)) {
    return "has a character outside a-z, A-Z, 0-9, '.', '_' and '-'";
  }
  return undefined;
}

/**
 * The name under which a topic's metrics appear. Kafka refuses to create a topic whose metric name
 * another topic has: `a.b` and `a_b` both appear as `a_b`.
 */
export function metricName(topic: string): string {
  return topic.replaceAll('.', '_');
}

/** Kafka's own topics, its metadata log among them (`Topic.isInternal`). Other names that begin with `__` are anybody's. */
export const internalTopics: readonly string[] = [
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state',
  '__cluster_metadata',
];

/** Whether a topic is Kafka's own, such as `__consumer_offsets`: those are never declared. */
export function isInternalTopic(name: string): boolean {
  return internalTopics.includes(name);
}
