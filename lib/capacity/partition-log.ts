import { least } from './extremes';
import type { LogSettings } from './log-settings';
import { exact, over, plus, type Ratio, roundedUp, times } from './ratio';

/** What the messages of one partition come to, before anybody asks how long they are kept. */
export interface PartitionLoad {
  /** Bytes that are stored each second: on average, compressed, in one replica. */
  readonly storedBytesPerSecond: Ratio;
  /** Bytes of the last message of every key, compressed; `undefined` when the number of keys is not known. */
  readonly keysBytes?: Ratio;
}

/** What one replica of a partition takes on disk. */
export interface PartitionLog {
  /** Bytes that are added each second, indexes included. */
  readonly growthBytesPerSecond: Ratio;
  /** What a segment has come to when it is closed. */
  readonly segmentBytes: bigint;
  /** What it takes when it is fullest in its steady state; `undefined` when it grows for ever. */
  readonly steady?: SteadyLog;
}

/** The bytes of a log that no longer grows, just before its oldest segment goes. */
export interface SteadyLog {
  /** Messages that the topic's configs promise to keep. */
  readonly keptBytes: bigint;
  /** Messages that are still there: only closed segments can go, and they go some minutes late. */
  readonly lingeringBytes: bigint;
  /** The offset index and the time index. */
  readonly indexBytes: bigint;
  /** The sum. */
  readonly totalBytes: bigint;
}

/** An entry in the offset index has 8 bytes, one in the time index 12. */
const indexEntryBytes = 20n;

/** What one replica of a partition takes, by how Kafka deletes (`UnifiedLog.deleteOldSegments`) and compacts. */
export function partitionLog(load: PartitionLoad, settings: LogSettings): PartitionLog {
  const rate = load.storedBytesPerSecond;
  const indexShare = over(exact(indexEntryBytes), exact(settings.indexIntervalBytes));
  const segmentBytes = least(settings.segmentBytes, during(rate, settings.segmentMs));
  const [tightest] = bounds(load, settings, segmentBytes).sort((one, other) =>
    one.kept + one.lingering < other.kept + other.lingering ? -1 : 1,
  );
  return {
    growthBytesPerSecond: times(rate, plus(exact(1), indexShare)),
    segmentBytes,
    steady: tightest && steadyLog(tightest, indexShare),
  };
}

interface Bound {
  readonly kept: bigint;
  readonly lingering: bigint;
}

/** Everything that keeps a log from growing; the least of it holds. */
function bounds(load: PartitionLoad, settings: LogSettings, segmentBytes: bigint): Bound[] {
  const rate = load.storedBytesPerSecond;
  const untilDeleted = segmentBytes + during(rate, settings.deletionLagMs);
  const byTime = settings.retentionMs !== undefined && {
    kept: during(rate, settings.retentionMs),
    lingering: untilDeleted,
  };
  const bySize = settings.retentionBytes !== undefined && {
    kept: settings.retentionBytes,
    lingering: untilDeleted,
  };
  // The log is cleaned when more than the dirty ratio of it is superseded, but for its open segment and for
  // what is younger than the compaction lag; while a segment is cleaned, its copy is there too.
  const dirty = settings.dirtyShare;
  const cleanShare = { numerator: dirty.denominator - dirty.numerator, denominator: dirty.denominator };
  const byKeys = settings.compacts &&
    load.keysBytes !== undefined &&
    cleanShare.numerator > 0n && {
      kept: roundedUp(over(load.keysBytes, cleanShare)),
      lingering: 2n * segmentBytes + during(rate, settings.compactionLagMs),
    };
  return [byTime, bySize, byKeys].filter((bound) => bound !== false);
}

function steadyLog({ kept, lingering }: Bound, indexShare: Ratio): SteadyLog {
  const indexBytes = roundedUp(times(exact(kept + lingering), indexShare));
  return {
    keptBytes: kept,
    lingeringBytes: lingering,
    indexBytes,
    totalBytes: kept + lingering + indexBytes,
  };
}

function during(bytesPerSecond: Ratio, milliseconds: bigint): bigint {
  return roundedUp(times(bytesPerSecond, { numerator: milliseconds, denominator: 1000n }));
}
