import type { DeclaredEnvironment, DeclaredTopic } from '../environment/declared';
import { effectiveNumber } from '../environment/effective';
import { everyTopic, type Rule } from './rule';

/** The replicas that topics have whose replication factor nobody chose, Kafka's own ones among them. */
function unchosenReplicas({
  brokers: { config, replicas },
  chart: { values = {} },
}: DeclaredEnvironment): number {
  const own = Number(config['offsets.topic.replication.factor'] ?? 3);
  const others = typeof values.defaultReplicationFactor === 'number' ? values.defaultReplicationFactor : 3;
  return Math.min(own, others, replicas);
}

const minInsyncReplicasBrokers: Rule = {
  id: 'min-isr-above-brokers',
  severity: 'error',
  summary: 'no more replicas must be in sync than there are brokers, and replicas of Kafka’s own topics',
  find: (environment) => {
    const { minInsyncReplicas, replicas } = environment.brokers;
    const at = { field: 'brokers.minInsyncReplicas', value: minInsyncReplicas };
    const most = unchosenReplicas(environment);
    if (minInsyncReplicas <= most) return [];
    return minInsyncReplicas > replicas
      ? [
          {
            ...at,
            problem: `is more than the ${replicas} brokers there are`,
            remedy: `write at most ${most}`,
          },
        ]
      : [
          {
            ...at,
            problem: `is more than the ${most} replicas of Kafka's own topics, which inherit it: no consumer could commit its offsets`,
            remedy: `write at most ${most}, and configs: {'min.insync.replicas': ${minInsyncReplicas}} at the topics that are to have more`,
          },
        ];
  },
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

const minIsrEqualsReplicationFactor: Rule = {
  id: 'min-isr-equals-replication-factor',
  severity: 'warning',
  summary: 'a replicated topic can be written to while one of its replicas is away',
  find: everyTopic((topic, environment) => {
    const { replicationFactor, written } = topic;
    if (replicationFactor === 1 || minIsrOf(topic, environment) !== BigInt(replicationFactor)) return [];
    return [
      {
        ...(written['min.insync.replicas'] ?? { field: 'replicationFactor', value: replicationFactor }),
        problem: `makes min.insync.replicas equal to the replication factor, ${replicationFactor}: while any broker of a partition restarts, no producer with acks=all can write to it`,
        remedy: `have one replica more, or write configs: {'min.insync.replicas': ${replicationFactor - 1}}`,
      },
    ];
  }),
};

const minIsrOne: Rule = {
  id: 'min-isr-one',
  severity: 'warning',
  summary: 'a message of a topic with three replicas counts as safe only when two of them have it',
  find: everyTopic((topic, environment) => {
    const { replicationFactor, written } = topic;
    if (replicationFactor < 3 || minIsrOf(topic, environment) !== 1n) return [];
    return [
      {
        ...(written['min.insync.replicas'] ?? { field: 'replicationFactor', value: replicationFactor }),
        problem: `goes with min.insync.replicas 1: with ${replicationFactor} replicas, a message that acks=all called safe can be on one disk alone, and be lost with it`,
        remedy: "write configs: {'min.insync.replicas': 2}, or have the brokers' be 2",
      },
    ];
  }),
};

const unreplicatedTopic: Rule = {
  id: 'unreplicated-topic',
  severity: 'warning',
  summary: 'no topic has a single replica where others are replicated',
  find: (environment) => {
    const { topics } = environment;
    if (topics.every(({ replicationFactor }) => replicationFactor === 1)) return [];
    return topics
      .filter(({ replicationFactor }) => replicationFactor === 1)
      .map(({ name, replicationFactor }) => ({
        topic: name,
        field: 'replicationFactor',
        value: replicationFactor,
        problem:
          'keeps each message on one broker: it is away whenever that broker restarts, and gone with its disk',
        remedy: `write ${Math.min(3, environment.brokers.replicas)}, or acknowledge what may be lost`,
      }));
  },
};

function minIsrOf(topic: DeclaredTopic, environment: DeclaredEnvironment): bigint | undefined {
  return effectiveNumber('min.insync.replicas', topic, environment);
}

/** What is wrong between brokers, replication factors and the replicas that must be in sync. */
export const replicationRules: readonly Rule[] = [
  minInsyncReplicasBrokers,
  replicationFactorBrokers,
  minIsrReplicationFactor,
  minIsrEqualsReplicationFactor,
  minIsrOne,
  unreplicatedTopic,
];
