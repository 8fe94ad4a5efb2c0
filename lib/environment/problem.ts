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
  const entries = problems.map((it) => `  ${place(it)}: ${shown(it.value)}\n    ${it.problem}; ${it.remedy}`);
  return [`${count}, nothing was written`, ...entries].join('\n\n');
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
  const text =
    typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol'
      ? String(value)
      : typeof value === 'number'
        ? String(value)
        : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
