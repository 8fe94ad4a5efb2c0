import type { UserQuotas } from '../environment/user';
import { type Size, sizeBytes } from '../kafka/size';

/** Quotas by Kafka's names, with values as Kafka's tools take them: bytes per second, percent, partitions per second. */
export function kafkaQuotas(quotas: UserQuotas = {}): Record<string, string> {
  const { producerRate, consumerRate, requestPercentage, controllerMutationRate } = quotas;
  const values = {
    producer_byte_rate: bytes(producerRate),
    consumer_byte_rate: bytes(consumerRate),
    request_percentage: requestPercentage?.toString(),
    controller_mutation_rate: controllerMutationRate?.toString(),
  };
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function bytes(rate: Size | undefined): string | undefined {
  return rate === undefined ? undefined : String(sizeBytes(rate));
}
