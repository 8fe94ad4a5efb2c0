import { type Finding, refuses } from '../finding';

/** The version of the report's form. It grows when a field goes or changes its meaning; fields may be added. */
export const reportVersion = 1;

/** Findings for programs to read, in the form of docs/reference/check-report.schema.json. */
export function jsonReport(findings: readonly Finding[]): string {
  const acknowledged = findings.filter((it) => it.acknowledged !== undefined).length;
  const errors = findings.filter(refuses).length;
  const summary = { errors, warnings: findings.length - errors - acknowledged, acknowledged };
  return JSON.stringify({ version: reportVersion, summary, findings: findings.map(withValue) }, plain, 2);
}

/** JSON has no `undefined`: a value that is missing is null, and said to be. */
function withValue({ value, ...finding }: Finding) {
  return { ...finding, value: value === undefined ? null : value };
}

/** What JSON has no word for, as text. */
function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol'
    ? String(value)
    : value;
}
