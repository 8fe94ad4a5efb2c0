import type { DeclaredEnvironment, DeclaredLoad, DeclaredTopic } from '../environment/declared';
import { logSettings } from './log-settings';
import { type PartitionLog, partitionLog } from './partition-log';
import { exact, over, type Ratio, roundedUp, times } from './ratio';

/** What one topic needs, before it is spread over brokers. */
export interface TopicCapacity {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly load: DeclaredLoad;
  /** Messages a second in this environment, on average. */
  readonly messagesPerSecond: Ratio;
  /** How long messages are kept at least; `undefined` when time deletes nothing. */
  readonly retentionMs?: bigint;
  /** One replica of one partition on disk. */
  readonly log: PartitionLog;
  /** Bytes that are written to one replica of one partition each second, at the peak. */
  readonly peakBytesPerSecond: bigint;
}

/** What a topic needs that declares its load. Keys are taken to spread messages evenly over partitions. */
export function topicCapacity(
  topic: DeclaredTopic,
  load: DeclaredLoad,
  environment: DeclaredEnvironment,
): TopicCapacity {
  const factor = exact(environment.capacity.loadFactor);
  const messagesPerSecond = times(exact(load.messagesPerSecond), factor);
  const storedMessageBytes = over(exact(load.messageBytes), exact(load.compressionRatio));
  const perPartition = (of: Ratio) => over(times(of, storedMessageBytes), exact(topic.partitions));
  const storedBytesPerSecond = perPartition(messagesPerSecond);
  const settings = logSettings(topic, environment);
  return {
    name: topic.name,
    partitions: topic.partitions,
    replicationFactor: topic.replicationFactor,
    load,
    messagesPerSecond,
    retentionMs: settings.retentionMs,
    log: partitionLog(
      {
        storedBytesPerSecond,
        keysBytes: load.keys === undefined ? undefined : perPartition(times(exact(load.keys), factor)),
      },
      settings,
    ),
    peakBytesPerSecond: roundedUp(times(storedBytesPerSecond, exact(load.peakFactor))),
  };
}
