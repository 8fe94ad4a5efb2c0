import type { Problem } from '../environment/problem';
import type { Severity } from './rule';

/** Something that a rule found: a problem with the rule's name on it. */
export interface Finding extends Problem {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  /** Why it is as it is, when somebody has acknowledged it: it then refuses nothing and warns of nothing. */
  readonly acknowledged?: string;
}

/** Whether a finding refuses the environment that has it. */
export function refuses({ severity, acknowledged }: Finding): boolean {
  return severity === 'error' && acknowledged === undefined;
}
