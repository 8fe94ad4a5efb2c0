import type { Config, ConfigSpan } from './config';
import { unitOf } from './units';

const typeLimits = {
  short: { min: -(2n ** 15n), max: 2n ** 15n - 1n },
  int: { min: -(2n ** 31n), max: 2n ** 31n - 1n },
  long: { min: -(2n ** 63n), max: 2n ** 63n - 1n },
};

/** The least and the greatest whole number that a config can be: what Kafka allows, else what its type holds. */
export function limits({ type }: Config, { min, max }: ConfigSpan): { min: bigint; max: bigint } {
  const own = typeLimits[type as keyof typeof typeLimits];
  return { min: min ?? own.min, max: max ?? own.max };
}

/** What to write where a number is expected. */
export function rangeRemedy(config: Config, span: ConfigSpan): string {
  const kind = config.type === 'double' ? 'a number' : 'a whole number';
  const { min, max } = config.type === 'double' ? span : limits(config, span);
  const also = span.also === undefined ? '' : ` or ${span.also}`;
  const unit = unitOf(config.name);
  const counted = unit === undefined || unit.each === 1n ? '' : ` of ${unit.name}`;
  const spelling = unit === undefined ? '' : `, or ${unit.spelling}`;
  return `${kind}${counted}${range(min, max)}${also}${spelling}`;
}

function range(min: bigint | undefined, max: bigint | undefined): string {
  if (min === undefined || min === typeLimits.long.min) return '';
  return max === undefined || max === typeLimits.long.max ? ` of at least ${min}` : ` from ${min} to ${max}`;
}
