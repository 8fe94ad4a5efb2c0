import { findingOf, wellFormed } from '../rules/built-in';
import { findingsInEach } from '../rules/each';
import { type Finding, refuses } from '../rules/finding';
import { labelOf } from './check';
import { withoutCredentials } from './credentials';
import type { DeclaredEnvironment } from './declared';
import { declared } from './defaults';
import type { Environment } from './environment';
import { nearest } from './nearest';
import { overridden, overridesFrom, type Variables } from './overrides';
import { EnvironmentsRefused, type Problem } from './problem';
import { isObject } from './shape';

/** Which environments to load, and what to change in them. */
export interface LoadOptions {
  /** The environments there are. */
  readonly environments: readonly Environment[];
  /** The names of those to load; all of them when empty. */
  readonly only: readonly string[];
  /** The variables that overrides are taken from. */
  readonly variables: Variables;
}

/** What a look at environments brought to light. */
export interface Review {
  /** Everything that was found, acknowledged or not, environment by environment. */
  readonly findings: readonly Finding[];
  /**
   * The environments with every default filled in, whatever the rules of these ids found in them.
   *
   * @throws EnvironmentsRefused with everything else that is wrong, when anything is
   */
  readonly environments: (despite?: readonly string[]) => DeclaredEnvironment[];
  /** The environments that nothing refuses, with every default filled in, whatever is wrong with others. */
  readonly sound: () => DeclaredEnvironment[];
}

/**
 * The environments, checked and with every default filled in.
 *
 * @throws EnvironmentsRefused with everything that is wrong, when anything is
 */
export function loadEnvironments(options: LoadOptions): DeclaredEnvironment[] {
  return reviewEnvironments(options).environments();
}

/** Checks environments, and lets every rule look at them. */
export function reviewEnvironments({ environments, only, variables }: LoadOptions): Review {
  const { overrides, problems } = overridesFrom(variables);
  const { listed, notOnes } = listedIn(environments);
  const names = listed.map(({ name }) => name);
  const isChosen = (environment: Environment) => only.length === 0 || only.includes(environment.name);
  const all = listed.map((environment) =>
    isChosen(environment) ? overridden(environment, overrides) : environment,
  );

  const findings = [
    ...[
      ...problems,
      ...notOnes,
      ...only.filter((name) => !names.includes(name)).map((name) => unknownEnvironment(name, names)),
      ...names.filter((name, index) => name !== undefined && names.indexOf(name) !== index).map(twice),
    ].map((problem) => findingOf(wellFormed, problem)),
    ...findingsInEach(all, isChosen),
  ].map(withoutCredentials);
  const chosen = all.filter(isChosen);
  return {
    findings,
    environments: (despite = []) => {
      const refused = findings.filter((it) => refuses(it) && !despite.includes(it.rule));
      if (refused.length > 0) throw new EnvironmentsRefused(refused);
      return chosen.map((environment) => declared(environment));
    },
    sound: () => {
      const refused = new Set(findings.filter(refuses).map(({ environment }) => environment));
      return chosen
        .filter((environment) => !refused.has(labelOf(environment)))
        .map((environment) => declared(environment));
    },
  };
}

/** The environments of a list, and what is wrong with the list itself. */
function listedIn(environments: unknown): { listed: Environment[]; notOnes: Problem[] } {
  if (!Array.isArray(environments) || environments.length === 0) {
    const missing = environments === undefined ? 'is missing' : 'is not a list';
    const problem = Array.isArray(environments) ? 'holds no environment' : missing;
    const remedy =
      'list at least one in environments/index.ts, such as export const environments = [dev, prod]';
    return { listed: [], notOnes: [{ field: 'environments', value: environments, problem, remedy }] };
  }
  return {
    listed: environments.filter(isObject) as unknown as Environment[],
    notOnes: environments.flatMap((value: unknown, index): Problem[] =>
      isObject(value)
        ? []
        : [
            {
              field: `environments[${index}]`,
              value,
              problem: 'is not an environment',
              remedy: 'remove it, or look whether the file that it is imported from exports it',
            },
          ],
    ),
  };
}

function unknownEnvironment(name: string, names: readonly string[]): Problem {
  const near = nearest(name, names);
  return {
    field: 'environment (argument)',
    value: name,
    problem: 'is no environment',
    remedy: near ? `did you mean ${near}?` : `write one of ${names.join(', ') || '(there is none)'}`,
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
