import { place, shown } from '../../environment/problem';
import { type Finding, refuses } from '../finding';
import type { Paint } from './paint';

/** Findings for people to read, grouped by environment; acknowledged ones with their reason in place of advice. */
export function textReport(findings: readonly Finding[], paint: Paint): string[] {
  const environments = [...new Set(findings.map(({ environment }) => environment))];
  return environments.flatMap((environment) => {
    const own = findings.filter((it) => it.environment === environment);
    const head = paint('bold', environment ?? 'every environment');
    return [`${head}: ${counted(own)}`, ...own.flatMap((finding) => entry(finding, paint))];
  });
}

/** How many findings of which kind there are: `2 errors, 1 warning, 1 acknowledged`. */
export function counted(findings: readonly Finding[]): string {
  const of = (isOne: (finding: Finding) => boolean) => findings.filter(isOne).length;
  const errors = of(refuses);
  const acknowledged = of((it) => it.acknowledged !== undefined);
  const warnings = findings.length - errors - acknowledged;
  const parts = [
    errors > 0 && `${errors} ${errors === 1 ? 'error' : 'errors'}`,
    warnings > 0 && `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
    acknowledged > 0 && `${acknowledged} acknowledged`,
  ].filter(Boolean);
  return parts.join(', ') || 'nothing found';
}

function entry(finding: Finding, paint: Paint): string[] {
  const { rule, topic, field, value, problem, remedy, acknowledged } = finding;
  const mark =
    acknowledged !== undefined
      ? paint('dim', 'acknowledged')
      : refuses(finding)
        ? paint('red', 'error')
        : paint('yellow', 'warning');
  return [
    `  ${mark} ${place({ topic, field })}: ${shown(value)}  ${paint('dim', `(${rule})`)}`,
    acknowledged === undefined ? `    ${problem}; ${remedy}` : `    ${acknowledged}`,
  ];
}
