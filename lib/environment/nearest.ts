import { closest, distance } from 'fastest-levenshtein';

/** The one of `names` that was probably meant by `name`, or `undefined` when none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const near = closest(name.toLowerCase(), names as string[]);
  return distance(name.toLowerCase(), near.toLowerCase()) <= Math.max(2, name.length / 3) ? near : undefined;
}
