import type { DeclaredEnvironment, DeclaredTopic } from '../environment/declared';
import { greatest } from './extremes';

/** What decides how much of a topic a broker keeps: the topic's configs, else the brokers', else Kafka's defaults. */
export interface LogSettings {
  /** Whether old segments are deleted. */
  readonly deletes: boolean;
  /** Whether all but the last message of each key are removed. */
  readonly compacts: boolean;
  /** How long messages are kept at least; `undefined` when time deletes nothing. */
  readonly retentionMs?: bigint;
  /** How much of each partition is kept at least; `undefined` when size deletes nothing. */
  readonly retentionBytes?: bigint;
  /** A segment is closed when it has this size, … */
  readonly segmentBytes: bigint;
  /** … or when its first message is this old. */
  readonly segmentMs: bigint;
  /** How long a segment that may be deleted is still on disk: until the next check, and then until its files go. */
  readonly deletionLagMs: bigint;
  /** The share of a compacted log that may be superseded messages before it is cleaned, as a decimal. */
  readonly dirtyRatio: string;
  /** How long a compacted log keeps every message. */
  readonly compactionLagMs: bigint;
  /** An entry is added to each index after this many bytes of messages. */
  readonly indexIntervalBytes: bigint;
}

/** A batch of one empty message: the log cannot be indexed more often than once a batch. */
const smallestBatchBytes = 68n;

/** The settings of a topic's log. Values that are no numbers count as not set: other rules refuse them. */
export function logSettings(topic: DeclaredTopic, { brokers }: DeclaredEnvironment): LogSettings {
  const setting = settings(topic.configs, brokers.config);
  const policies = setting('cleanup.policy', /^[a-z, ]*$/, 'delete').split(/[ ,]+/);
  const number = (name: keyof typeof synonyms, otherwise: bigint) =>
    BigInt(setting(name, /^-?\d+$/, String(otherwise)));
  const isTiered = setting('remote.storage.enable', /^true$/, 'false') === 'true';
  const kept = (unit: 'ms' | 'bytes', otherwise: bigint): bigint | undefined => {
    const all = number(`retention.${unit}`, otherwise);
    const local = isTiered ? number(`local.retention.${unit}`, -2n) : -2n;
    const decisive = local === -2n ? all : local;
    return decisive < 0n ? undefined : decisive;
  };
  const deletes = policies.includes('delete');
  return {
    deletes,
    compacts: policies.includes('compact'),
    retentionMs: deletes ? kept('ms', 604_800_000n) : undefined,
    retentionBytes: deletes ? kept('bytes', -1n) : undefined,
    segmentBytes: number('segment.bytes', 1_073_741_824n),
    segmentMs: number('segment.ms', 604_800_000n),
    deletionLagMs:
      number('log.retention.check.interval.ms', 300_000n) + number('file.delete.delay.ms', 60_000n),
    dirtyRatio: setting('min.cleanable.dirty.ratio', /^\d+(\.\d+)?$/, '0.5'),
    compactionLagMs: number('min.compaction.lag.ms', 0n),
    indexIntervalBytes: greatest(number('index.interval.bytes', 4096n), smallestBatchBytes),
  };
}

/**
 * The brokers' names for what a topic does not say, the first that is set decides, with the milliseconds
 * of a unit other than Kafka's own (`ServerTopicConfigSynonyms`).
 */
const synonyms = {
  'cleanup.policy': [['log.cleanup.policy', 1n]],
  'retention.ms': [
    ['log.retention.ms', 1n],
    ['log.retention.minutes', 60_000n],
    ['log.retention.hours', 3_600_000n],
  ],
  'retention.bytes': [['log.retention.bytes', 1n]],
  'local.retention.ms': [['log.local.retention.ms', 1n]],
  'local.retention.bytes': [['log.local.retention.bytes', 1n]],
  'remote.storage.enable': [],
  'segment.bytes': [['log.segment.bytes', 1n]],
  'segment.ms': [
    ['log.roll.ms', 1n],
    ['log.roll.hours', 3_600_000n],
  ],
  'file.delete.delay.ms': [['log.segment.delete.delay.ms', 1n]],
  'log.retention.check.interval.ms': [['log.retention.check.interval.ms', 1n]],
  'min.cleanable.dirty.ratio': [['log.cleaner.min.cleanable.ratio', 1n]],
  'min.compaction.lag.ms': [['log.cleaner.min.compaction.lag.ms', 1n]],
  'index.interval.bytes': [['log.index.interval.bytes', 1n]],
} as const satisfies Record<string, readonly (readonly [string, bigint])[]>;

function settings(topic: Readonly<Record<string, string>>, brokers: Readonly<Record<string, string>>) {
  return (name: keyof typeof synonyms, right: RegExp, otherwise: string): string => {
    const own = topic[name];
    if (own !== undefined && right.test(own)) return own;
    for (const [synonym, unit] of synonyms[name]) {
      const value = brokers[synonym];
      if (value === undefined || !right.test(value)) continue;
      return unit === 1n || value.startsWith('-') ? value : String(BigInt(value) * unit);
    }
    return otherwise;
  };
}
