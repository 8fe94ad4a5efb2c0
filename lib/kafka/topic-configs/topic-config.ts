import { type Config, spanIn } from '../configs/config';
import { topicConfigTable } from './table';

/** A config of topics, as Kafka's own `LogConfig` defines it. */
export interface TopicConfig extends Config {
  /** The broker properties that decide where a topic says nothing, first one first, and how many of the config's units one of theirs is. */
  readonly broker: Readonly<Record<string, number>>;
}

const byName = new Map(topicConfigTable.map((config) => [config.name, config]));

/** The config of this name, in whatever Kafka line. */
export function topicConfig(name: string): TopicConfig | undefined {
  return byName.get(name);
}

/** The config of topics that a broker's property is the default of, such as `retention.ms` of `log.retention.hours`. */
export function topicConfigOfBroker(property: string): TopicConfig | undefined {
  return topicConfigTable.find(({ broker }) => Object.hasOwn(broker, property));
}

/** The names of all configs that a Kafka version knows. */
export function topicConfigNames(version: string): string[] {
  return topicConfigTable.filter((config) => spanIn(config, version)).map(({ name }) => name);
}
