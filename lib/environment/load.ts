import { redacted, withoutCredentials } from '../credentials';
import { acknowledgements, findingOf, wellFormed } from '../rules/built-in';
import { type Finding, refuses } from '../rules/finding';
import { findingsIn } from '../rules/findings';
import { checked } from './check';
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
export function reviewEnvironments({ environments: given, only, variables }: LoadOptions): Review {
  const { overrides, problems } = overridesFrom(variables);
  const environments = Array.isArray(given) ? given : [];
  const names = environments.map((environment) => environment?.name);
  const chosen = environments
    .filter((environment) => only.length === 0 || only.includes(environment?.name))
    .map((environment) => overridden(environment, overrides));

  const findings = [
    ...[
      ...(environments.length === 0 ? [noEnvironments(given)] : []),
      ...problems,
      ...only.filter((name) => !names.includes(name)).map((name) => unknownEnvironment(name, names)),
      ...names.filter((name, index) => names.indexOf(name) !== index).map(twice),
    ].map((problem) => findingOf(wellFormed, problem)),
    ...chosen.flatMap(everythingFoundIn),
  ].map(printable);
  return {
    findings,
    environments: (despite = []) => {
      const refused = findings.filter((it) => refuses(it) && !despite.includes(it.rule));
      if (refused.length > 0) throw new EnvironmentsRefused(refused);
      return chosen.map(declared);
    },
  };
}

/** A finding as it may be printed and kept, whatever somebody wrote into an address. */
function printable(finding: Finding): Finding {
  const [problem, remedy] = [redacted(finding.problem), redacted(finding.remedy)];
  return { ...finding, value: withoutCredentials(finding.value), problem, remedy };
}

function everythingFoundIn(environment: Environment): Finding[] {
  const { problems, sound } = checked(environment);
  const found = sound ? findingsIn(declared(sound)) : [];
  return [
    ...problems.map((problem) => findingOf(wellFormed, problem)),
    // While topics are missing from what the rules saw, nobody knows which acknowledgements are idle.
    ...found.filter(({ rule }) => problems.length === 0 || rule !== acknowledgements.id),
  ];
}

function noEnvironments(value: unknown): Problem {
  return {
    field: 'environments',
    value,
    problem: Array.isArray(value) ? 'holds no environment' : 'is no list of environments',
    remedy: 'list at least one in environments/index.ts, such as export const environments = [dev]',
  };
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
