/** An exact fraction: loads are decimals such as 0.1, and what is multiplied by 90 days must not drift. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The number exactly as it is written: 0.1 is one tenth. It must not need an exponent to be written. */
export function exact(number: number | bigint): Ratio {
  const [whole, decimals = ''] = String(number).split('.') as [string, string?];
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

export function times(one: Ratio, other: Ratio): Ratio {
  return reduced(one.numerator * other.numerator, one.denominator * other.denominator);
}

/** @throws RangeError when the divisor is zero */
export function over(one: Ratio, divisor: Ratio): Ratio {
  if (divisor.numerator === 0n) throw new RangeError('division by zero');
  return reduced(one.numerator * divisor.denominator, one.denominator * divisor.numerator);
}

export function plus(one: Ratio, other: Ratio): Ratio {
  return reduced(
    one.numerator * other.denominator + other.numerator * one.denominator,
    one.denominator * other.denominator,
  );
}

/** The smallest whole number that is not less than the ratio, which must not be negative. */
export function roundedUp({ numerator, denominator }: Ratio): bigint {
  return (numerator + denominator - 1n) / denominator;
}

/** The largest whole number that is not more than the ratio, which must not be negative. */
export function roundedDown({ numerator, denominator }: Ratio): bigint {
  return numerator / denominator;
}

function reduced(numerator: bigint, denominator: bigint): Ratio {
  let [divisor, rest] = [numerator, denominator];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}
