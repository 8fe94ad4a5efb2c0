import type { DeclaredEnvironment, Written } from '../environment/declared';
import type { Refusal } from './config-refusals';
import type { Rule } from './rule';

/** A `find` that looks at one broker config at a time. */
export function everyConfig(
  find: (name: string, it: Written, environment: DeclaredEnvironment) => Refusal | undefined,
): Rule['find'] {
  return (environment) =>
    Object.entries(environment.brokers.written).flatMap(([name, it]) => {
      const refusal = find(name, it, environment);
      return refusal ? [{ ...it, ...refusal }] : [];
    });
}
