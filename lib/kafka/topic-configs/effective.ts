import { spanIn } from '../configs/config';
import { type TopicConfig, topicConfig } from './topic-config';

/** What decides the value of a config. */
export interface Layers {
  /** The topic's own configs. */
  readonly topic: Readonly<Record<string, string>>;
  /** The brokers' properties. */
  readonly broker: Readonly<Record<string, string>>;
  /** The Kafka version, for its defaults. */
  readonly version: string;
}

/**
 * The value that holds for a topic: its own, else the brokers', else Kafka's default.
 *
 * @returns the value as Kafka writes it, or `undefined` when this Kafka version has no such config
 */
export function effectiveValue(name: string, { topic, broker, version }: Layers): string | undefined {
  const config = topicConfig(name);
  const span = config && spanIn(config, version);
  return span && (topic[name] ?? brokerValue(config, broker) ?? span.default);
}

function brokerValue(config: TopicConfig, broker: Readonly<Record<string, string>>): string | undefined {
  for (const [property, factor] of Object.entries(config.broker)) {
    const value = broker[property];
    if (value === undefined) continue;
    if (factor === 1) return value;
    // A negative number of hours means the same as one of milliseconds: for ever.
    if (/^-?\d+$/.test(value)) return value.startsWith('-') ? value : String(BigInt(value) * BigInt(factor));
  }
  return undefined;
}
