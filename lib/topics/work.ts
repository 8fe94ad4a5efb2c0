import type { DeclaredEnvironment } from '../environment/declared';

/** What a topic that is created or changed may take. Half a second was measured, on two cores (docs/benchmarks.md). */
const secondsPerTopic = 2;

/** What a partition may take, above what its topic does: brokers write its first files. */
const secondsPerPartition = 0.02;

/** How long the topic Job may take to write every topic, in seconds. */
export function topicWorkSeconds({
  topics,
  absentTopics,
}: Pick<DeclaredEnvironment, 'topics' | 'absentTopics'>): number {
  const partitions = topics.reduce((sum, topic) => sum + topic.partitions, 0);
  return Math.ceil(
    (topics.length + absentTopics.length) * secondsPerTopic + partitions * secondsPerPartition,
  );
}
