const suffixes: Record<string, bigint> = {
  '': 1n,
  k: 10n ** 3n,
  M: 10n ** 6n,
  G: 10n ** 9n,
  T: 10n ** 12n,
  P: 10n ** 15n,
  Ki: 2n ** 10n,
  Mi: 2n ** 20n,
  Gi: 2n ** 30n,
  Ti: 2n ** 40n,
  Pi: 2n ** 50n,
};

/** What to write where a quantity of bytes is expected. */
export const bytesRemedy = "a whole number and a Kubernetes suffix: '512Mi', '10Gi' or '1Ti'";

/**
 * The bytes of a Kubernetes quantity such as `10Gi`. Whole numbers only: fractions and exponents are
 * legal in Kubernetes, but nobody reads `1.5e3Mi` in a review without stopping.
 *
 * @returns the bytes, or `undefined` when the text is no such quantity or is zero
 */
export function quantityBytes(text: string): bigint | undefined {
  const match = /^(\d+)([kMGTP]|[KMGTP]i)?$/.exec(text);
  if (!match) return undefined;
  const bytes = BigInt(match[1] as string) * (suffixes[match[2] ?? ''] as bigint);
  return bytes > 0n ? bytes : undefined;
}

/** What to write where an amount of CPU is expected. */
export const cpuRemedy = "whole CPUs or thousandths: '1', '4' or '500m'";

/**
 * The thousandths of a CPU in a Kubernetes quantity such as `500m` or `2`.
 *
 * @returns the thousandths, or `undefined` when the text is no such quantity or is zero
 */
export function quantityMilliCpu(text: string): bigint | undefined {
  const match = /^(\d+)(m?)$/.exec(text);
  if (!match) return undefined;
  const milli = BigInt(match[1] as string) * (match[2] === 'm' ? 1n : 1000n);
  return milli > 0n ? milli : undefined;
}
