import { kafkaLine, kafkaVersions } from '../versions';

/** A config of topics or of brokers, as Kafka's own definitions have it. */
export interface Config {
  readonly name: string;
  readonly type: 'boolean' | 'short' | 'int' | 'long' | 'double' | 'string' | 'list' | 'class';
  /** What holds in which Kafka lines, oldest first. */
  readonly spans: readonly ConfigSpan[];
}

/** What holds for a config in some Kafka lines that follow each other. */
export interface ConfigSpan {
  /** The first of these lines; the oldest that is known may stand for those before it. */
  readonly since: string;
  /** The last of these lines. */
  readonly until: string;
  /** Absent where Kafka has none. */
  readonly default?: string;
  /** The least value. */
  readonly min?: bigint;
  /** The greatest value. */
  readonly max?: bigint;
  /** A value outside of the range that is allowed as well. */
  readonly also?: bigint;
  /** The words that are allowed. */
  readonly words?: readonly string[];
  /** The words are read in capitals and small letters alike. */
  readonly caseless?: boolean;
  /** A list whose entries are not empty. */
  readonly unique?: boolean;
  /** An empty text, or list, is refused. */
  readonly filled?: boolean;
  /** What a text or a list's entries look like, where that is neither free nor one of a few words. */
  readonly form?: 'partition:broker' | 'host:count';
}

/**
 * What holds for the config in a Kafka version, or `undefined` when that version does not know it. Of
 * versions that were not asked, which charts of others bring, the nearest that was stands for them.
 */
export function spanIn({ spans }: Config, version: string): ConfigSpan | undefined {
  const line = Math.min(Math.max(lineNumber(version), oldestAsked), newestAsked);
  return spans.find(({ since, until }) => lineNumber(since) <= line && line <= lineNumber(until));
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
