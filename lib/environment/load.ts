import { environmentProblems } from './check';
import type { DeclaredEnvironment } from './declared';
import { declared } from './defaults';
import type { Environment } from './environment';
import { nearest } from './nearest';
import { overridden, overridesFrom, type Variables } from './overrides';
import { EnvironmentsRefused, type Problem } from './problem';

/** Which environments to load, and what to change in them. */
export interface LoadOptions {
  /** The environments there are. */
  readonly environments: readonly Environment[];
  /** The names of those to load; all of them when empty. */
  readonly only: readonly string[];
  /** The variables that overrides are taken from. */
  readonly variables: Variables;
}

/**
 * The environments, checked and with every default filled in.
 *
 * @throws EnvironmentsRefused with everything that is wrong, when anything is
 */
export function loadEnvironments({ environments, only, variables }: LoadOptions): DeclaredEnvironment[] {
  const { overrides, problems } = overridesFrom(variables);
  const names = environments.map((environment) => environment?.name);
  const chosen = environments
    .filter((environment) => only.length === 0 || only.includes(environment?.name))
    .map((environment) => overridden(environment, overrides));

  const all = [
    ...problems,
    ...only.filter((name) => !names.includes(name)).map((name) => unknownEnvironment(name, names)),
    ...names.filter((name, index) => names.indexOf(name) !== index).map(twice),
    ...chosen.flatMap(environmentProblems),
  ];
  if (all.length > 0) throw new EnvironmentsRefused(all);
  return chosen.map(declared);
}

function unknownEnvironment(name: string, names: readonly string[]): Problem {
  const near = nearest(name, names);
  return {
    field: 'environment (argument)',
    value: name,
    problem: 'is no environment',
    remedy: near ? `did you mean ${near}?` : `write one of ${names.join(', ')}`,
  };
}

function twice(name: string): Problem {
  return {
    environment: name,
    field: 'name',
    value: name,
    problem: 'is the name of two environments',
    remedy: 'rename one of the two',
  };
}
