import { isSameQuantity } from '../kubernetes/same-quantity';
import { isMap } from './chart-files';

/** The places of amounts, of which there is more than one way to write each. */
const quantity = /(^|\.)(size|storage|cpu|memory|ephemeral-storage)$/;

/** The places of Java's options for the heap. */
const heap = /(^|\.)(heapOpts|heap|KAFKA_HEAP_OPTS)$/;

/**
 * Whether two values mean the same to a chart: a template prints `true` and `"true"`, `3` and `"3"` alike,
 * and Kubernetes reads `2048Mi` and `2Gi`, `0.5` and `500m` as the same amount.
 *
 * @param place the values' place, written with dots, which tells whether they are amounts
 */
export function isSameMeaning(place: string, one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((it, index) => isSameMeaning(place, it, other[index]));
  }
  if (isMap(one) && isMap(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
      isSameMeaning(`${place}.${key}`, one[key], other[key]),
    );
  }
  if (!isScalar(one) || !isScalar(other)) return one === other;
  const [text, otherText] = [String(one), String(other)];
  if (text === otherText) return true;
  if (quantity.test(place)) return isSameQuantity(text, otherText);
  return heap.test(place) && heapOptions(text) === heapOptions(otherText);
}

/** Whether a value says nothing, as values files write out what they leave open. */
export function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isMap(value) && Object.values(value).every(saysNothing);
}

function isScalar(value: unknown): value is string | number | boolean | bigint {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
}

/** Java's options in one order, with sizes in bytes. */
function heapOptions(text: string): string {
  const bytes: Record<string, number> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };
  return text
    .trim()
    .split(/\s+/)
    .map((option) =>
      option.replace(
        /^(-Xm[xs])?(\d+)([kmgt]?)$/i,
        (_, name: string | undefined, size: string, unit: string) =>
          `${name ?? ''}${Number(size) * (bytes[unit.toLowerCase()] ?? 1)}`,
      ),
    )
    .sort()
    .join(' ');
}
