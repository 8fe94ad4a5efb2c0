/** The smallest of whole numbers, as `Math.min` for a `bigint`. */
export function least(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((one, other) => {
    if (other < one) return other;
    return one;
  }, first);
}

/** The largest of whole numbers, as `Math.max` for a `bigint`. */
export function greatest(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((one, other) => {
    if (other > one) return other;
    return one;
  }, first);
}
