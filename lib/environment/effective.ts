import { effectiveValue } from '../kafka/topic-configs/effective';
import type { DeclaredEnvironment, DeclaredTopic } from './declared';

/**
 * The value of a config that holds for a topic in its environment: its own, else the brokers', else Kafka's default.
 *
 * @returns the value as Kafka writes it, or `undefined` when the environment's Kafka has no such config
 */
export function effectiveConfig(
  name: string,
  topic: DeclaredTopic,
  { brokers, kafkaVersion }: DeclaredEnvironment,
): string | undefined {
  const broker = { 'min.insync.replicas': String(brokers.minInsyncReplicas), ...brokers.config };
  return effectiveValue(name, { topic: topic.configs, broker, version: kafkaVersion });
}

/**
 * The number that holds for a topic: a count, bytes or milliseconds.
 *
 * @returns the number, or `undefined` when there is none: no such config, or a value that is refused elsewhere
 */
export function effectiveNumber(
  name: string,
  topic: DeclaredTopic,
  environment: DeclaredEnvironment,
): bigint | undefined {
  const value = effectiveConfig(name, topic, environment);
  return value !== undefined && /^-?\d+$/.test(value) ? BigInt(value) : undefined;
}
