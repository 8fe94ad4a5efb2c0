import type { Capacity, DeclaredEnvironment, Environment, Load, Topic } from '../../lib';
import { type CapacityPlan, capacityPlan } from '../../lib/capacity/capacity-plan';
import { declared } from '../../lib/environment/defaults';

/** 1,000 messages/s of 1 KB, which compression halves: 500 KB/s. */
export const reference: Load = { messagesPerSecond: 1000, messageBytes: 1000, compressionRatio: 2 };

/** An environment of three brokers with 450Gi, replication factor 3 and 3 partitions, but for what is said. */
export function shop(
  topics: readonly Partial<Topic>[],
  brokers: Partial<Environment['brokers']> = {},
  capacity: Capacity = {},
): Environment {
  return {
    name: 'shop',
    namespace: 'shop',
    metadataMode: 'kraft',
    brokers: { replicas: 3, storage: '450Gi', ...brokers },
    capacity,
    topics: topics.map((topic, index) => ({
      name: `topic-${index}`,
      purpose: 'to be counted',
      partitions: 3,
      replicationFactor: 3,
      retention: '7d',
      ...topic,
    })),
  };
}

export function planOf(environment: Environment | DeclaredEnvironment): CapacityPlan {
  return capacityPlan(declared(environment as Environment));
}
