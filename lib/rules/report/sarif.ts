import { readFileSync } from 'node:fs';
import path from 'node:path';
import { place, shown } from '../../environment/problem';
import { everyRule } from '../all';
import type { Finding } from '../finding';
import type { SourceLine } from './source-lines';

const root = path.join(__dirname, '..', '..', '..');

/** What a report says beside its findings. */
export interface SarifOptions {
  /** Where a finding comes from. Code review tools refuse a result without it. */
  readonly sourceOf: (finding: Finding) => SourceLine;
  /** The address of the folder of this project, in which docs/reference/rules is. */
  readonly home: string;
}

/** Findings as SARIF 2.1.0, which code review tools show beside the lines that they come from. */
export function sarifReport(findings: readonly Finding[], { sourceOf, home }: SarifOptions): string {
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk8s-kafka',
            version: projectFile().version,
            informationUri: home,
            rules: everyRule.map(({ id, severity, summary }) => ({
              id,
              shortDescription: { text: summary },
              helpUri: `${home}/docs/reference/rules/${id}.md`,
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

/**
 * The address of this project: where CI checked it out from, else the `homepage` of its package.json.
 *
 * @param variables the variables that GitHub and GitLab give to a job
 */
export function homeOf(variables: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = variables;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA) {
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}`;
  }
  if (CI_PROJECT_URL && CI_COMMIT_SHA) return `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}`;
  return projectFile().homepage;
}

function projectFile(): { readonly version: string; readonly homepage: string } {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
}

function result(finding: Finding, source: SourceLine) {
  const { rule, severity, value, problem, remedy, acknowledged } = finding;
  return {
    ruleId: rule,
    ruleIndex: everyRule.findIndex(({ id }) => id === rule),
    level: severity,
    message: { text: `${place(finding)}: ${shown(value)} ${problem}; ${remedy}` },
    locations: [
      {
        logicalLocations: [{ fullyQualifiedName: place(finding) }],
        physicalLocation: {
          artifactLocation: { uri: encodeURI(source.file) },
          region: { startLine: source.line },
        },
      },
    ],
    ...(acknowledged === undefined
      ? {}
      : { suppressions: [{ kind: 'inSource', justification: acknowledged }] }),
  };
}
