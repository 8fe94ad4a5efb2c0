const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal = ['k', 'M', 'G', 'T', 'P', 'E'];

/**
 * Whether two texts are the same Kubernetes quantity, such as `2048Mi` and `2Gi`, `0.5` and `500m`, `1e3`
 * and `1k`. Unlike where people write quantities, all that Kubernetes reads is read.
 */
export function isSameQuantity(one: string, other: string): boolean {
  const amount = nanos(one);
  return amount !== undefined && amount === nanos(other);
}

/** A quantity in thousand millionths, the finest that Kubernetes keeps, or `undefined` when the text is none. */
function nanos(text: string): bigint | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,2}))?$/.exec(text);
  const [, sign, whole = '', fraction = '', suffix = '', exponent = '0'] = match ?? [];
  if (match === null || whole + fraction === '') return undefined;
  const [factor, divisor] = scale(suffix, Number(exponent));
  const scaled = BigInt(whole + fraction) * factor * 10n ** 9n;
  const divided = divisor * 10n ** BigInt(fraction.length);
  // Kubernetes rounds up what is finer.
  const amount = (scaled + divided - 1n) / divided;
  return sign === '-' ? -amount : amount;
}

function scale(suffix: string, exponent: number): [factor: bigint, divisor: bigint] {
  if (suffix.endsWith('i')) return [1024n ** BigInt(binary.indexOf(suffix) + 1), 1n];
  const small = ['m', 'u', 'n'].indexOf(suffix);
  if (small >= 0) return [1n, 1000n ** BigInt(small + 1)];
  if (suffix !== '') return [1000n ** BigInt(decimal.indexOf(suffix) + 1), 1n];
  return exponent < 0 ? [1n, 10n ** BigInt(-exponent)] : [10n ** BigInt(exponent), 1n];
}
