import { valuesOf } from '../charts/plan-of';
import type { DeclaredEnvironment } from '../environment/declared';
import { writeYaml } from '../yaml/write-yaml';

/** The chart values of an environment as data: without the fields that are `undefined`. */
export function installedValues(environment: DeclaredEnvironment): Record<string, unknown> {
  return JSON.parse(JSON.stringify(valuesOf(environment)));
}

/** The same as YAML, in the order of the alphabet, for a review to read. */
export function valuesText(environment: DeclaredEnvironment): string {
  return writeYaml(installedValues(environment));
}
