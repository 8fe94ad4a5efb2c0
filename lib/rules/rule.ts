import type { DeclaredEnvironment, DeclaredTopic } from '../environment/declared';

/** What a rule's findings do: an `error` refuses the environment, a `warning` is printed and can be acknowledged. */
export type Severity = 'error' | 'warning';

/** What people know about a rule before it has found anything. */
export interface RuleInfo {
  /** The rule's name in kebab-case. It never changes: acknowledgements and links hold on to it. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule asks for, in one line without a full stop. */
  readonly summary: string;
  /**
   * Whether a finding can be acknowledged, and then refuses nothing.
   *
   * @default - warnings can, errors cannot
   */
  readonly acknowledgeable?: boolean;
  /**
   * Whether an acknowledgement has to name the broker configs that it is for, so that one which is
   * misspelt is found beside them.
   *
   * @default false
   */
  readonly perConfig?: boolean;
}

/** Something that a rule found, before it is known in which environment. */
export interface Found {
  /** The topic that has it; absent for what concerns the environment. */
  readonly topic?: string;
  /** The field, such as `brokers.storage` or `configs.segment.ms`. */
  readonly field: string;
  /** The value as it was given. */
  readonly value: unknown;
  /** What is wrong, as the end of a sentence whose subject is the field. */
  readonly problem: string;
  /** What to write instead, as an imperative. */
  readonly remedy: string;
}

/**
 * Looks at an environment that is well-formed, with every default filled in. A rule is pure: the same
 * environment gives the same findings, in the same order.
 */
export interface Rule extends RuleInfo {
  readonly find: (environment: DeclaredEnvironment) => readonly Found[];
}

/** A `find` that looks at one topic at a time, and need not name it. */
export function everyTopic(
  find: (topic: DeclaredTopic, environment: DeclaredEnvironment) => readonly Omit<Found, 'topic'>[],
): Rule['find'] {
  return (environment) =>
    environment.topics.flatMap((topic) =>
      find(topic, environment).map((it) => ({ topic: topic.name, ...it })),
    );
}
