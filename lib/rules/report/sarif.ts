import { place, shown } from '../../environment/problem';
import { everyRule } from '../all';
import type { Finding } from '../finding';
import type { SourceLine } from './source-lines';

/** Findings as SARIF 2.1.0, which code review tools show beside the lines that they come from. */
export function sarifReport(
  findings: readonly Finding[],
  sourceOf: (finding: Finding) => SourceLine | undefined,
): string {
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk8s-kafka',
            rules: everyRule.map(({ id, severity, summary }) => ({
              id,
              shortDescription: { text: summary },
              help: { text: `docs/reference/rules/${id}.md` },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        results: findings.map((finding) => result(finding, sourceOf(finding))),
      },
    ],
  };
  return JSON.stringify(sarif, null, 2);
}

function result(finding: Finding, source: SourceLine | undefined) {
  const { rule, severity, value, problem, remedy, acknowledged } = finding;
  return {
    ruleId: rule,
    ruleIndex: everyRule.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${place(finding)}: ${shown(value)} ${problem}; ${remedy}` },
    locations: [
      {
        logicalLocations: [{ fullyQualifiedName: place(finding) }],
        ...(source && {
          physicalLocation: {
            artifactLocation: { uri: source.file },
            region: { startLine: source.line },
          },
        }),
      },
    ],
    ...(acknowledged === undefined
      ? {}
      : { suppressions: [{ kind: 'inSource', justification: acknowledged }] }),
  };
}
