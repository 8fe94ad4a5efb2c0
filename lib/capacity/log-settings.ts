import type { DeclaredEnvironment, DeclaredTopic } from '../environment/declared';
import { effectiveConfig, effectiveNumber } from '../environment/effective';
import { greatest } from './extremes';
import { exact, type Ratio } from './ratio';

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
  /** The share of a compacted log that may be superseded messages before it is cleaned. */
  readonly dirtyShare: Ratio;
  /** How long a compacted log keeps every message. */
  readonly compactionLagMs: bigint;
  /** An entry is added to each index after this many bytes of messages. */
  readonly indexIntervalBytes: bigint;
}

/** A batch of one empty message: the log cannot be indexed more often than once a batch. */
const smallestBatchBytes = 68n;

/** The settings of a topic's log. A value that is no number counts as not set: other rules refuse it. */
export function logSettings(topic: DeclaredTopic, environment: DeclaredEnvironment): LogSettings {
  const number = (name: string) =>
    (effectiveNumber(name, topic, environment) ?? kafkasOwn(name, topic, environment)) as bigint;
  const policies = effectiveConfig('cleanup.policy', topic, environment)?.split(',') ?? [];
  const isTiered = effectiveConfig('remote.storage.enable', topic, environment) === 'true';
  const kept = (unit: 'ms' | 'bytes'): bigint | undefined => {
    const local = isTiered ? number(`local.retention.${unit}`) : asRetention;
    const decisive = local === asRetention ? number(`retention.${unit}`) : local;
    return decisive < 0n ? undefined : decisive;
  };
  const deletes = policies.includes('delete');
  return {
    deletes,
    compacts: policies.includes('compact'),
    retentionMs: deletes ? kept('ms') : undefined,
    retentionBytes: deletes ? kept('bytes') : undefined,
    segmentBytes: greatest(number('segment.bytes'), 1n),
    segmentMs: greatest(number('segment.ms'), 1n),
    deletionLagMs: checkIntervalMs(environment) + number('file.delete.delay.ms'),
    dirtyShare: dirtyShare(effectiveConfig('min.cleanable.dirty.ratio', topic, environment)),
    compactionLagMs: number('min.compaction.lag.ms'),
    indexIntervalBytes: greatest(number('index.interval.bytes'), smallestBatchBytes),
  };
}

/** What `local.retention.*` say when a volume is to keep what `retention.*` say. */
const asRetention = -2n;

/** Kafka's default, whatever topic and brokers say. */
function kafkasOwn(name: string, topic: DeclaredTopic, environment: DeclaredEnvironment) {
  const brokers = { ...environment.brokers, config: {} };
  return effectiveNumber(name, { ...topic, configs: {} }, { ...environment, brokers });
}

/** How often brokers look for segments to delete; their default is five minutes. */
function checkIntervalMs({ brokers }: DeclaredEnvironment): bigint {
  const value = brokers.config['log.retention.check.interval.ms'];
  return value !== undefined && /^\d+$/.test(value) ? BigInt(value) : 300_000n;
}

function dirtyShare(ratio: string | undefined): Ratio {
  const number = Number(ratio);
  return /^\d+(\.\d+)?$/.test(String(number)) ? exact(number) : exact(0);
}
