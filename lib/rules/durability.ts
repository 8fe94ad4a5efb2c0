import { effectiveConfig, effectiveNumber } from '../environment/effective';
import { everyTopic, type Rule } from './rule';

const uncleanLeaderElection: Rule = {
  id: 'unclean-leader-election',
  severity: 'warning',
  summary: 'no replica that misses messages becomes leader',
  find: everyTopic((topic, environment) =>
    effectiveConfig('unclean.leader.election.enable', topic, environment) !== 'true'
      ? []
      : [
          {
            ...(topic.written['unclean.leader.election.enable'] ?? {
              field: 'configs.unclean.leader.election.enable',
              value: undefined,
            }),
            problem:
              'lets a replica that misses messages become leader: messages that acks=all called safe are lost without a word',
            remedy:
              'remove it, or acknowledge that the topic would rather lose messages than wait for a broker',
          },
        ],
  ),
};

const flushOften: Rule = {
  id: 'flush-often',
  severity: 'warning',
  summary: 'messages are safe by replication, not by a flush for every few of them',
  find: everyTopic((topic, environment) =>
    (
      [
        ['flush.messages', 100n],
        ['flush.ms', 100n],
      ] as const
    ).flatMap(([name, least]) => {
      const value = effectiveNumber(name, topic, environment);
      const own = topic.written[name];
      return !own || value === undefined || value >= least
        ? []
        : [
            {
              ...own,
              problem:
                'makes brokers wait for the disk all the time; replicas in sync are what keeps messages safe',
              remedy: 'remove it, and let the operating system write',
            },
          ];
    }),
  ),
};

const autoCreateTopics: Rule = {
  id: 'auto-create-topics',
  severity: 'warning',
  summary: 'topics come to be because they are declared, not because a client misspelt one',
  find: ({ brokers }) =>
    brokers.config['auto.create.topics.enable'] !== 'true'
      ? []
      : [
          {
            field: 'brokers.config.auto.create.topics.enable',
            value: true,
            problem:
              "makes a topic of every name that a client mentions, with the brokers' defaults and without an owner",
            remedy: 'remove it, and declare topics',
          },
        ],
};

/** What endangers messages, or topics, by a config alone. */
export const durabilityRules: readonly Rule[] = [uncleanLeaderElection, flushOften, autoCreateTopics];
