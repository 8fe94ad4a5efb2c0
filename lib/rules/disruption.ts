import type { Rule } from './rule';

const drainTakesAllBrokers: Rule = {
  id: 'drain-takes-all-brokers',
  severity: 'error',
  summary: 'no node drain may take away every broker at once',
  find: ({ maxUnavailable, brokers: { replicas } }) =>
    maxUnavailable === undefined || maxUnavailable < replicas || replicas === 1
      ? []
      : [
          {
            field: 'maxUnavailable',
            value: maxUnavailable,
            problem: `lets a drain take all ${replicas} brokers at once`,
            remedy: 'write 1',
          },
        ],
};

/** What is wrong between the brokers and what may take them away. */
export const disruptionRules: readonly Rule[] = [drainTakesAllBrokers];
