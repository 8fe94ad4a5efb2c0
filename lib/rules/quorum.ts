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

/** What is wrong with the servers that hold the metadata. */
export const quorumRules: readonly Rule[] = [quorumIsOdd];
