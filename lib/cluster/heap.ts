import type { Resources } from '../environment/environment';
import { quantityBytes } from '../kubernetes/quantity';

/**
 * A broker's heap: half of the memory that is certain to be there, in whole MiB. The other half is page
 * cache.
 */
export function heapBytes({ memory }: Resources): bigint {
  return ((quantityBytes(memory.request) as bigint) / 2n / 2n ** 20n) * 2n ** 20n;
}
