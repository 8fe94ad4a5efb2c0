import { everyTopic, type Rule } from './rule';

const minInsyncReplicasBrokers: Rule = {
  id: 'min-isr-above-brokers',
  severity: 'error',
  summary: 'no more replicas must be in sync than there are brokers',
  find: ({ brokers: { minInsyncReplicas, replicas } }) =>
    minInsyncReplicas <= replicas
      ? []
      : [
          {
            field: 'brokers.minInsyncReplicas',
            value: minInsyncReplicas,
            problem: `is more than the ${replicas} brokers there are`,
            remedy: `write at most ${replicas}`,
          },
        ],
};

const replicationFactorBrokers: Rule = {
  id: 'replication-factor-above-brokers',
  severity: 'error',
  summary: 'a topic has no more replicas than there are brokers',
  find: everyTopic(({ replicationFactor }, { brokers: { replicas } }) =>
    replicationFactor <= replicas
      ? []
      : [
          {
            field: 'replicationFactor',
            value: replicationFactor,
            problem: `is more than the ${replicas} brokers there are`,
            remedy: `write at most ${replicas}, or have at least ${replicationFactor} brokers`,
          },
        ],
  ),
};

const minIsrReplicationFactor: Rule = {
  id: 'min-isr-above-replication-factor',
  severity: 'error',
  summary: 'no more replicas of a topic must be in sync than it has',
  find: everyTopic(({ replicationFactor, configs, written }, { brokers }) => {
    const own = written['min.insync.replicas'];
    const inherited = brokers.minInsyncReplicas;
    const minInsyncReplicas = Number(configs['min.insync.replicas'] ?? inherited);
    if (replicationFactor > brokers.replicas || minInsyncReplicas <= replicationFactor) return [];
    return own === undefined
      ? [
          {
            field: 'replicationFactor',
            value: replicationFactor,
            problem: `is below the brokers' min.insync.replicas, ${inherited}: no producer with acks=all could write`,
            remedy: `write at least ${inherited}, or configs: {'min.insync.replicas': ${replicationFactor}}`,
          },
        ]
      : [
          {
            ...own,
            problem: `is above the replication factor, ${replicationFactor}: no producer with acks=all could write`,
            remedy: `write at most ${replicationFactor}`,
          },
        ];
  }),
};

/** What is wrong between brokers, replication factors and the replicas that must be in sync. */
export const replicationRules: readonly Rule[] = [
  minInsyncReplicasBrokers,
  replicationFactorBrokers,
  minIsrReplicationFactor,
];
