import type { DeclaredEnvironment } from '../environment/declared';
import { acknowledged } from './acknowledge';
import { rules } from './all';
import { builtIn } from './built-in';
import type { Finding } from './finding';
import type { Rule } from './rule';

/**
 * Everything that the rules find in an environment: what concerns the environment first, then topic by
 * topic in the order in which they are declared.
 */
export function findingsIn(environment: DeclaredEnvironment, looking: readonly Rule[] = rules): Finding[] {
  const found = looking.flatMap((rule) =>
    rule.find(environment).map(
      (it): Finding => ({
        ...it,
        environment: environment.name,
        rule: rule.id,
        severity: rule.severity,
      }),
    ),
  );
  return inOrder(acknowledged(environment, found, [...builtIn, ...looking]), environment.topics);
}

/** What concerns the environment first, then topic by topic as they are declared. */
export function inOrder(
  findings: readonly Finding[],
  topics: readonly { readonly name: string }[],
): Finding[] {
  const order = new Map(topics.map(({ name }, index) => [name, index]));
  const orderOf = ({ topic }: Finding) => (topic === undefined ? -1 : (order.get(topic) ?? topics.length));
  return [...findings].sort((one, other) => orderOf(one) - orderOf(other));
}
