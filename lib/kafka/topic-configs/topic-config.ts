import { kafkaLine, kafkaVersions } from '../versions';
import { topicConfigTable } from './table';

/** A config of topics, as Kafka's own `LogConfig` defines it. */
export interface TopicConfig {
  readonly name: string;
  readonly type: 'boolean' | 'int' | 'long' | 'double' | 'string' | 'list';
  /** The broker properties that decide where a topic says nothing, first one first, and how many of the config's units one of theirs is. */
  readonly broker: Readonly<Record<string, number>>;
  /** What holds in which Kafka lines, oldest first. */
  readonly spans: readonly TopicConfigSpan[];
}

/** What holds for a config in some Kafka lines that follow each other. */
export interface TopicConfigSpan {
  /** The first of these lines; the oldest that is known may stand for those before it. */
  readonly since: string;
  /** The last of these lines. */
  readonly until: string;
  readonly default: string;
  /** The least value. */
  readonly min?: bigint;
  /** The greatest value. */
  readonly max?: bigint;
  /** A value outside of the range that is allowed as well. */
  readonly also?: bigint;
  /** The words that are allowed. */
  readonly words?: readonly string[];
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

/**
 * What holds for the config in a Kafka version, or `undefined` when that version does not know it. Of
 * versions that were not asked, which charts of others bring, the nearest that was stands for them.
 */
export function spanIn({ spans }: TopicConfig, version: string): TopicConfigSpan | undefined {
  const line = Math.min(Math.max(lineNumber(version), oldestAsked), newestAsked);
  return spans.find(({ since, until }) => lineNumber(since) <= line && line <= lineNumber(until));
}

/** The names of all configs that a Kafka version knows. */
export function topicConfigNames(version: string): string[] {
  return topicConfigTable.filter((config) => spanIn(config, version)).map(({ name }) => name);
}

// There are few versions, and every config of every topic asks.
const lineNumbers = new Map<string, number>();
const oldestAsked = lineNumber(kafkaVersions.zookeeper);
const newestAsked = lineNumber(kafkaVersions.kraft);

/** A line as a number that grows with it: 4003 of `4.3.1`. */
function lineNumber(version: string): number {
  const known = lineNumbers.get(version);
  if (known !== undefined) return known;
  const [major, minor] = kafkaLine(version).split('.').map(Number) as [number, number];
  lineNumbers.set(version, major * 1000 + minor);
  return major * 1000 + minor;
}
