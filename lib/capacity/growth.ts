import type { PartitionLog } from './partition-log';
import { exact, over, roundedUp, times } from './ratio';

/** Logs of one kind, of which a broker has several. */
export interface Logs {
  readonly count: number;
  readonly log: PartitionLog;
}

/** The bytes of one replica so many seconds after its first message. */
export function bytesAfter(seconds: bigint, { growthBytesPerSecond, steady }: PartitionLog): bigint {
  const grown = roundedUp(times(growthBytesPerSecond, exact(seconds)));
  return steady && steady.totalBytes < grown ? steady.totalBytes : grown;
}

/** The second by which a replica has stopped growing; `undefined` when it never does. */
export function steadyAfter({ growthBytesPerSecond, steady }: PartitionLog): bigint | undefined {
  return steady && roundedUp(over(exact(steady.totalBytes), growthBytesPerSecond));
}

/** The first second in which the logs together have so many bytes; `undefined` when they never have. */
export function secondsUntil(bytes: bigint, logs: readonly Logs[]): bigint | undefined {
  const reached = (seconds: bigint) =>
    logs.reduce((sum, { count, log }) => sum + BigInt(count) * bytesAfter(seconds, log), 0n) >= bytes;
  const isGrowing = (seconds: bigint) => logs.some(({ log }) => (steadyAfter(log) ?? seconds + 1n) > seconds);

  let late = 1n;
  while (!reached(late)) {
    if (!isGrowing(late)) return undefined;
    late *= 2n;
  }
  let early = 0n;
  while (early < late) {
    const middle = (early + late) / 2n;
    if (reached(middle)) late = middle;
    else early = middle + 1n;
  }
  return late;
}
