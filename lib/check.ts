import { parseArgs } from 'node:util';
import type { Environment } from './environment/environment';
import type { Variables } from './environment/overrides';
import { errorWords } from './error-words';
import { outdirFrom } from './output/outdir';
import { interruptedProblems, outputProblems } from './output/problems';
import { renderEnvironments } from './rendering';
import { isAcknowledgeable } from './rules/acknowledge';
import { everyRule } from './rules/all';
import { findingOf, outputFolder } from './rules/built-in';
import { type Finding, refuses } from './rules/finding';
import { jsonReport } from './rules/report/json';
import { paintFor } from './rules/report/paint';
import { homeOf, sarifReport } from './rules/report/sarif';
import { sourceLines } from './rules/report/source-lines';
import { counted, textReport } from './rules/report/text';

/** What a check is started with: the usual parts of `process`. */
export interface CheckProcess {
  readonly argv: readonly string[];
  readonly env: Variables;
  readonly stdout: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const formats = ['text', 'json', 'sarif'] as const;

/**
 * The command line of a check, which writes nothing: arguments name the environments to check, none means
 * all; `--format` is `text`, `json` or `sarif`; `--rules` lists the rules instead.
 *
 * @returns the exit code: 0 when nothing refuses an environment, 1 otherwise
 */
export function runCheck(
  environments: readonly Environment[],
  { argv, env, stdout, stderr }: CheckProcess = process,
): 0 | 1 {
  try {
    const { values, positionals } = parseArgs({
      args: argv.slice(2),
      options: { format: { type: 'string', default: 'text' }, rules: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.rules) {
      stdout.write(ruleList());
      return 0;
    }
    const format = formats.find((it) => it === values.format);
    if (!format) throw new Error(`--format is ${formats.join(', ')}, not ${values.format}`);
    const rendering = renderEnvironments({ environments, only: positionals, variables: env });
    const findings = [...rendering.findings, ...foundInOutput(environments, positionals, env)];
    stdout.write(`${reports[format](findings, paintFor(stdout, env), env)}\n`);
    return findings.some(refuses) ? 1 : 0;
  } catch (error) {
    stderr.write(`failed: ${errorWords(error)}\n`);
    return 1;
  }
}

/** What would keep a synthesis from writing, or was left half-written by one. */
function foundInOutput(
  environments: readonly Environment[],
  only: readonly string[],
  variables: Variables,
): Finding[] {
  const outdir = outdirFrom(variables);
  const problems = [...interruptedProblems(outdir), ...outputProblems(outdir, environments, only)];
  return problems.map((problem) => findingOf(outputFolder, problem));
}

const reports = {
  text: (findings: readonly Finding[], paint: ReturnType<typeof paintFor>) =>
    [...textReport(findings, paint), `in all: ${counted(findings)}`].join('\n'),
  json: jsonReport,
  sarif: (findings: readonly Finding[], _: unknown, env: Variables) =>
    sarifReport(findings, { sourceOf: sourceLines('environments'), home: homeOf(env) }),
};

/** The rules in columns, the id first. */
function ruleList(): string {
  const width = Math.max(...everyRule.map(({ id }) => id.length));
  const lines = everyRule.map((rule) => {
    const severity = isAcknowledgeable(rule) ? rule.severity : `${rule.severity}!`;
    return `${rule.id.padEnd(width)}  ${severity.padEnd(8)}  ${rule.summary}`;
  });
  return `${lines.join('\n')}\n\n! cannot be acknowledged. A page on each: docs/reference/rules\n`;
}
