import { place, shown } from '../environment/problem';
import type { Finding } from './finding';

/** The warnings for people to read, grouped by environment, with the reasons of those that are acknowledged. */
export function warningReport(findings: readonly Finding[]): string[] {
  const environments = [...new Set(findings.map(({ environment }) => environment))];
  return environments.flatMap((environment) => {
    const own = findings.filter((it) => it.environment === environment);
    const count = own.length === 1 ? '1 warning' : `${own.length} warnings`;
    return [`${environment}: ${count}`, ...own.flatMap(entry)];
  });
}

function entry({ rule, topic, field, value, problem, remedy, acknowledged }: Finding): string[] {
  const head = `  ${place({ topic, field })}: ${shown(value)}  (${rule})`;
  return acknowledged === undefined
    ? [head, `    ${problem}; ${remedy}`]
    : [head, `    acknowledged: ${acknowledged}`];
}
