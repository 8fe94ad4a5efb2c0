import { type Finding, refuses } from '../finding';

/** Findings for programs to read. */
export function jsonReport(findings: readonly Finding[]): string {
  const acknowledged = findings.filter((it) => it.acknowledged !== undefined).length;
  const errors = findings.filter(refuses).length;
  const summary = { errors, warnings: findings.length - errors - acknowledged, acknowledged };
  return JSON.stringify({ summary, findings }, plain, 2);
}

/** What JSON has no word for, as text. */
function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol'
    ? String(value)
    : value;
}
