const units: Record<string, bigint> = {
  ms: 1n,
  s: 1_000n,
  m: 60_000n,
  h: 3_600_000n,
  d: 86_400_000n,
  w: 604_800_000n,
};

/** A time as people write it, such as `7d`. */
export type Duration = `${bigint}${'ms' | 's' | 'm' | 'h' | 'd' | 'w'}`;

/** The largest number of milliseconds Kafka can hold: a signed 64-bit `long`. */
const longest = 9_223_372_036_854_775_807n;

/** What to write where a duration is expected. */
export const durationRemedy = "a whole number and a unit: '500ms', '30s', '15m', '12h', '7d' or '2w'";

/**
 * The milliseconds of a duration as people write it, such as `7d` or `12h`.
 *
 * @returns the milliseconds, or `undefined` when the text is no duration or Kafka cannot hold it
 */
export function durationMs(text: string): bigint | undefined {
  const match = /^(\d+)(ms|s|m|h|d|w)$/.exec(text);
  if (!match) return undefined;
  const ms = BigInt(match[1] as string) * (units[match[2] as string] as bigint);
  return ms <= longest ? ms : undefined;
}
