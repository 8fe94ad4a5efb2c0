/** By how many times a suffix multiplies, in thousandths, which is as fine as Kubernetes counts CPUs. */
const suffixes: Readonly<Record<string, bigint>> = {
  m: 1n,
  '': 10n ** 3n,
  k: 10n ** 6n,
  M: 10n ** 9n,
  G: 10n ** 12n,
  T: 10n ** 15n,
  P: 10n ** 18n,
  E: 10n ** 21n,
  Ki: 10n ** 3n * 2n ** 10n,
  Mi: 10n ** 3n * 2n ** 20n,
  Gi: 10n ** 3n * 2n ** 30n,
  Ti: 10n ** 3n * 2n ** 40n,
  Pi: 10n ** 3n * 2n ** 50n,
  Ei: 10n ** 3n * 2n ** 60n,
};

/** The most that Kubernetes counts exactly. */
const most = 2n ** 63n - 1n;

/**
 * The thousandths in a Kubernetes quantity by Kubernetes' own grammar, such as `10Gi`, `0.5`, `1500m` or `1e3`.
 *
 * @returns the thousandths, or `undefined` when the text is no quantity, is not above zero, is finer than a
 * thousandth, or is more than Kubernetes counts
 */
function thousandths(text: string): bigint | undefined {
  const match = /^\+?(?=\.?\d)(\d{0,30})(?:\.(\d{0,30}))?(?:([mkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,2}))?$/.exec(
    text,
  );
  if (!match) return undefined;
  const [, whole = '', fraction = '', suffix = '', exponent = '0'] = match;
  const up = 10n ** BigInt(Math.max(0, Number(exponent)));
  const down = 10n ** BigInt(Math.max(0, -Number(exponent)) + fraction.length);
  const product = BigInt(whole + fraction) * (suffixes[suffix] as bigint) * up;
  const isExact = product % down === 0n;
  const amount = product / down;
  return isExact && amount > 0n && amount / 1000n <= most ? amount : undefined;
}

/** What to write where a quantity of bytes is expected. */
export const bytesRemedy = "a number and a Kubernetes suffix: '512Mi', '10Gi' or '1.5Ti'";

/**
 * The bytes of a Kubernetes quantity such as `10Gi`.
 *
 * @returns the bytes, or `undefined` when the text is no quantity of whole bytes above zero
 */
export function quantityBytes(text: string): bigint | undefined {
  const amount = thousandths(text);
  return amount !== undefined && amount % 1000n === 0n ? amount / 1000n : undefined;
}

/** What to write where an amount of CPU is expected. */
export const cpuRemedy = "CPUs or thousandths of one: '1', '0.5' or '500m'";

/**
 * The thousandths of a CPU in a Kubernetes quantity such as `500m`, `0.5` or `2`.
 *
 * @returns the thousandths, or `undefined` when the text is no such quantity or is zero
 */
export function quantityMilliCpu(text: string): bigint | undefined {
  return thousandths(text);
}

const units = ['Pi', 'P', 'Ti', 'T', 'Gi', 'G', 'Mi', 'M'] as const;

/**
 * A quantity of bytes in the spelling that every chart takes: a whole number and one of `Mi` to `Pi` or `M` to `P`. What
 * has it already stays as it is.
 *
 * @returns the quantity, or `undefined` when it is not a whole number of Mi or M
 */
export function plainBytes(text: string): string | undefined {
  if (/^[1-9]\d*([MGTP]i?)$/.test(text)) return text;
  const bytes = quantityBytes(text);
  const unit = bytes && units.find((it) => (bytes * 1000n) % (suffixes[it] as bigint) === 0n);
  return bytes && unit ? `${(bytes * 1000n) / (suffixes[unit] as bigint)}${unit}` : undefined;
}

/** An amount of CPU in the spelling that every chart takes: whole, or whole thousandths. It must be one. */
export function plainCpu(text: string): string {
  if (/^[1-9]\d*m?$/.test(text)) return text;
  const milli = quantityMilliCpu(text) as bigint;
  return milli % 1000n === 0n ? String(milli / 1000n) : `${milli}m`;
}
