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
  const order = new Map(environment.topics.map(({ name }, index) => [name, index]));
  const orderOf = ({ topic }: Finding) =>
    topic === undefined ? -1 : (order.get(topic) ?? environment.topics.length);
  return acknowledged(environment, found, [...builtIn, ...looking]).sort(
    (one, other) => orderOf(one) - orderOf(other),
  );
}
