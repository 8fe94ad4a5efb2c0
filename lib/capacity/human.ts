const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes as people say them, in powers of ten as volumes and networks are sold: `302.4 GB`. */
export function bytesText(bytes: bigint): string {
  let [amount, unit] = [Number(bytes), 0];
  while (amount >= 999.95 && unit < byteUnits.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${amount.toFixed(unit === 0 ? 0 : 1)} ${byteUnits[unit]}`;
}

/** Bytes a second: `1.5 MB/s`. */
export function rateText(bytesPerSecond: bigint): string {
  return `${bytesText(bytesPerSecond)}/s`;
}

/** A time as people say it, rounded down to whole units: `97 days`, `5 hours`. */
export function timeText(seconds: bigint): string {
  const units: readonly (readonly [string, bigint])[] = [
    ['year', 31_536_000n],
    ['day', 86_400n],
    ['hour', 3600n],
    ['minute', 60n],
    ['second', 1n],
  ];
  const [name, length] = units.find(([unit, it]) => seconds >= (unit === 'year' ? 3n * it : 2n * it)) ?? [
    'second',
    1n,
  ];
  const count = seconds / length;
  return `${countText(count)} ${name}${count === 1n ? '' : 's'}`;
}

/** A retention as an environment writes it: whole days where it is whole days, else hours, minutes or seconds. */
export function retentionText(milliseconds: bigint): string {
  for (const [unit, length] of [
    ['d', 86_400_000n],
    ['h', 3_600_000n],
    ['m', 60_000n],
    ['s', 1000n],
  ] as const) {
    if (milliseconds >= length && milliseconds % length === 0n) return `${milliseconds / length}${unit}`;
  }
  return `${milliseconds}ms`;
}

/** A share as a whole percentage: `30 %`. A share that is not nothing is not said to be nothing. */
export function shareText(part: bigint, whole: bigint): string {
  const percent = (Number(part) / Number(whole)) * 100;
  return percent > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`;
}

/** A number with its thousands set apart: `1,000`, `0.88`. */
export function countText(count: number | bigint): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
