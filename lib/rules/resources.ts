import { heapBytes } from '../cluster/heap';
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

const mebibyte = 2n ** 20n;

/** Strimzi and Kafka's own documentation stop at 5 to 6 GiB of heap; beyond, memory does more as page cache. */
const enoughHeap = 6n * 1024n * mebibyte;

/** Kafka's own default is 1 GiB; below half of it brokers spend their time in garbage collection, or run out. */
const leastHeap = 512n * mebibyte;

const heapSize: Rule = {
  id: 'heap-size',
  severity: 'warning',
  summary: 'the heap, half of the requested memory, is from 512 MiB to 6 GiB',
  find: ({ brokers: { resources } }) => {
    const heap = heapBytes(resources);
    const at = { field: 'brokers.resources.memory.request', value: resources.memory.request };
    if (heap < leastHeap) {
      const problem = `leaves a heap of ${heap / mebibyte} MiB: a broker needs 512 MiB to serve a few hundred partitions`;
      return [{ ...at, problem, remedy: "write at least '1Gi'" }];
    }
    if (heap > enoughHeap) {
      const problem = `makes a heap of ${heap / mebibyte} MiB: a broker has no use for more than 6 GiB, and what it does not use is not page cache either`;
      return [
        {
          ...at,
          problem,
          remedy: "request at most '12Gi', and let the limit be higher: page cache grows up to it",
        },
      ];
    }
    return [];
  },
};

/** What is wrong with the CPU and memory of the brokers. */
export const resourceRules: readonly Rule[] = [requestAboveLimit, heapSize];
