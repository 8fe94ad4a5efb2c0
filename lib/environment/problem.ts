/** Something wrong with an environment or an override: what, where, the value, and what to write instead. */
export interface Problem {
  /** The environment that has it; absent for what concerns the whole synthesis. */
  readonly environment?: string;
  /** The topic that has it, when it is a topic's. */
  readonly topic?: string;
  /** The field, such as `brokers.storage`, or the variable, such as `REPLICAS`. */
  readonly field: string;
  /** The value as it was given. */
  readonly value: unknown;
  /** What is wrong, as the end of a sentence whose subject is the field. */
  readonly problem: string;
  /** What to write instead, as an imperative. */
  readonly remedy: string;
  /** The id of the rule that found it, once it is known. */
  readonly rule?: string;
}

/** Thrown when environments are refused. The message is the whole report. */
export class EnvironmentsRefused extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problemReport(problems));
    this.name = 'EnvironmentsRefused';
  }
}

function problemReport(problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const entries = problems.map(
    (it) => `  ${place(it)}: ${shown(it.value)}${ruleOf(it)}\n    ${it.problem}; ${it.remedy}`,
  );
  return [`${count}, nothing was written`, ...entries].join('\n\n');
}

/** The rule that has a page on it; what is not well-formed explains itself. */
function ruleOf({ rule }: Problem): string {
  return rule === undefined || rule === 'well-formed' ? '' : `  (${rule})`;
}

/** Where a problem is, in words: `prod › topic orders › partitions`. */
export function place({
  environment,
  topic,
  field,
}: Pick<Problem, 'environment' | 'topic' | 'field'>): string {
  return [environment, topic === undefined ? undefined : `topic ${topic}`, field]
    .filter((part) => part !== undefined)
    .join(' › ');
}

/** A value as it would stand in the source, cut to what fits on a line. */
export function shown(value: unknown): string {
  if (value === undefined) return '(missing)';
  const text = asText(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function asText(value: unknown): string {
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value, (_, it) => (typeof it === 'bigint' ? String(it) : it)) ?? String(value);
  } catch {
    // It holds itself, or refuses to be read.
    return Object.prototype.toString.call(value);
  }
}
