import type { Rule } from './rule';

const quorumIsOdd: Rule = {
  id: 'quorum-is-odd',
  severity: 'error',
  summary: 'ZooKeeper servers and KRaft controllers are an odd number',
  find: ({ quorum: { replicas } }) =>
    replicas % 2 === 1
      ? []
      : [
          {
            field: 'quorum.replicas',
            value: replicas,
            problem: 'is even, which tolerates no more failures than one server less',
            remedy: `write ${replicas - 1} or ${replicas + 1}`,
          },
        ],
};

const quorumOfOne: Rule = {
  id: 'quorum-of-one',
  severity: 'warning',
  summary: 'where there are several brokers, the metadata survives the loss of one server',
  find: ({ quorum, brokers }) =>
    quorum.replicas > 1 || brokers.replicas < 3
      ? []
      : [
          {
            field: 'quorum.replicas',
            value: quorum.replicas,
            problem: `is one server for ${brokers.replicas} brokers: while it restarts no leader is elected, and with its volume the cluster is lost`,
            remedy: 'write 3',
          },
        ],
};

/** What is wrong with the servers that hold the metadata. */
export const quorumRules: readonly Rule[] = [quorumIsOdd, quorumOfOne];
