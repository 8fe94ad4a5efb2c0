import { isMap, type Values } from '../chart-files';

/** One value of one's own, and the keys that lead to it. */
export interface Leaf {
  readonly keys: readonly string[];
  readonly value: unknown;
}

/**
 * The values of one's own that a chart knows one by one: what is in a map of which the chart declares no
 * entries, such as `affinity`, belongs together.
 */
export function leavesOf(own: Values, declared: unknown, before: readonly string[] = []): Leaf[] {
  return Object.entries(own).flatMap(([key, value]): Leaf[] => {
    const keys = [...before, key];
    const inner = isMap(declared) ? declared[key] : undefined;
    // Where nothing is known of the chart's values, every value is looked at by itself.
    const isOneByOne = declared === undefined || (isMap(inner) && Object.keys(inner).length > 0);
    if (isMap(value) && isOneByOne) return leavesOf(value, inner, keys);
    return value === undefined ? [] : [{ keys, value }];
  });
}

/** Values, nested as a values file has them. */
export function valuesFrom(leaves: readonly Leaf[]): Values {
  const values: Record<string, unknown> = {};
  for (const { keys, value } of leaves) {
    const inner = keys.slice(0, -1).reduce<Record<string, unknown>>((map, key) => {
      map[key] ??= {};
      return map[key] as Record<string, unknown>;
    }, values);
    inner[keys.at(-1) as string] = value;
  }
  return values;
}
