import type { Rule } from './rule';

/** What Kafka's committers recommend at most ("Apache Kafka supports 200K partitions per cluster", 2018). */
const onEachBroker = 4000;
const inAll = 200_000;

const manyPartitions: Rule = {
  id: 'many-partitions',
  severity: 'warning',
  summary: `at most ${onEachBroker} replicas are on a broker, and ${inAll} in a cluster`,
  find: ({ topics, brokers }) => {
    const replicas = topics.reduce((sum, it) => sum + it.partitions * it.replicationFactor, 0);
    const each = Math.ceil(replicas / brokers.replicas);
    if (each <= onEachBroker && replicas <= inAll) return [];
    return [
      {
        field: 'topics',
        value: `${topics.length} topics`,
        problem: `have ${replicas} replicas of partitions, ${each} on each broker: beyond ${onEachBroker} on one or ${inAll} in all, elections and restarts take minutes and file handles and memory maps run out`,
        remedy: `have fewer partitions, or at least ${Math.ceil(replicas / onEachBroker)} brokers`,
      },
    ];
  },
};

/** What is wrong with how many partitions there are. */
export const partitionRules: readonly Rule[] = [manyPartitions];
