import { quantityBytes, quantityMilliCpu } from '../kubernetes/quantity';
import type { Rule } from './rule';

const amounts = { cpu: quantityMilliCpu, memory: quantityBytes } as const;

const requestAboveLimit: Rule = {
  id: 'request-above-limit',
  severity: 'error',
  summary: 'no more CPU or memory is requested than the limit allows',
  find: ({ brokers: { resources } }) =>
    (['cpu', 'memory'] as const)
      .filter((kind) => {
        const { request, limit } = resources[kind];
        return (amounts[kind](request) as bigint) > (amounts[kind](limit) as bigint);
      })
      .map((kind) => ({
        field: `brokers.resources.${kind}.request`,
        value: resources[kind].request,
        problem: `is more than the limit, ${resources[kind].limit}`,
        remedy: `write at most '${resources[kind].limit}'`,
      })),
};

/** What is wrong with the CPU and memory of the brokers. */
export const resourceRules: readonly Rule[] = [requestAboveLimit];
