import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { environments } from '../../../environments';
import type { Environment } from '../../../lib';
import { reviewEnvironments } from '../../../lib';
import { everyRule } from '../../../lib/rules/all';
import { jsonReport } from '../../../lib/rules/report/json';
import { homeOf, sarifReport } from '../../../lib/rules/report/sarif';
import { sourceLines } from '../../../lib/rules/report/source-lines';
import { temporaryFolder } from '../../temporary-folder';

/** Findings of every kind: of no environment, of computed names and odd values, of topics and users, acknowledged. */
const { findings } = reviewEnvironments({
  environments: [
    ...environments,
    {
      ...environments[0],
      name: ['com', 'puted'].join('-'),
      cluster: 'x',
      revision: 5n,
      topics: [null, { name: 'a b' }],
    },
    { ...environments[2], name: 'second', acknowledge: [{ rule: 'zookeeper-end-of-life', reason: 'x' }] },
    null,
  ] as unknown as Environment[],
  only: [],
  variables: { REPLICAS: 'x' },
});

function validator(file: string): (value: unknown) => unknown {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  // The schema of SARIF is of draft 4, of which it uses nothing but these two that draft 7 has otherwise.
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : validate.errors);
}

describe('SARIF', () => {
  // From OASIS (sarif-schema-2.1.0), as the npm package @microsoft/jest-sarif 1.0.0-beta.0 brings it.
  const wrong = validator(path.join(__dirname, 'fixtures', 'sarif-2.1.0-rtm.5.json'));
  const home = 'https://git.example.com/learnflow/kafka';
  const sarif = JSON.parse(sarifReport(findings, { sourceOf: sourceLines('environments'), home }));

  test('is what the schema of SARIF 2.1.0 says', () => {
    expect(findings.length).toBeGreaterThan(8);
    expect(wrong(sarif)).toEqual([]);
    expect(wrong({ ...sarif, version: '2.0.0' })).not.toEqual([]);
  });

  test('has a place in a file of the project for every finding', () => {
    for (const { locations } of sarif.runs[0].results) {
      const { artifactLocation, region } = locations[0].physicalLocation;
      const lines = readFileSync(path.join(__dirname, '..', '..', '..', artifactLocation.uri), 'utf8').split(
        '\n',
      );
      expect(path.isAbsolute(artifactLocation.uri)).toBe(false);
      expect(region.startLine).toBeGreaterThan(0);
      expect(region.startLine).toBeLessThanOrEqual(lines.length);
    }
  });

  test('names the tool with its version, and a page for every rule', () => {
    const { driver } = sarif.runs[0].tool;
    expect(driver.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(driver.rules.map(({ helpUri }: { helpUri: string }) => helpUri)).toEqual(
      everyRule.map(({ id }) => `${home}/docs/reference/rules/${id}.md`),
    );
  });

  test('points to the address that CI checked the project out from', () => {
    const github = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'a/b', GITHUB_SHA: '1f' };
    expect(homeOf(github)).toBe('https://github.com/a/b/blob/1f');
    expect(homeOf({ CI_PROJECT_URL: 'https://gitlab.com/a/b', CI_COMMIT_SHA: '1f' })).toBe(
      'https://gitlab.com/a/b/-/blob/1f',
    );
    expect(homeOf({})).toMatch(/^https:\/\//);
  });
});

describe('the place of a finding', () => {
  const folder = temporaryFolder({
    'index.ts': 'export const environments = [dev];\n',
    'dev.ts': "export const dev = {\n  name: 'dev',\n  brokers: {},\n  topics: shared,\n};\n",
    'topics.ts': "const shared = [\n  { name: 'orders',\n    retention: '7d' },\n];\n",
  });
  const placeOf = (it: { environment?: string; topic?: string; field: string }) => {
    const { file, line } = sourceLines(folder)(it as never);
    return `${path.basename(file)}:${line}`;
  };

  test.each([
    [{ environment: 'dev', topic: 'orders', field: 'retention' }, 'topics.ts:3'],
    [{ environment: 'dev', topic: 'number 3', field: 'name' }, 'dev.ts:4'],
    [{ environment: 'dev', field: 'brokers.storage' }, 'dev.ts:3'],
    [{ environment: 'dev', field: 'namespace' }, 'dev.ts:2'],
    [{ environment: 'computed', field: 'namespace' }, 'index.ts:1'],
    [{ field: 'REPLICAS (environment variable)' }, 'index.ts:1'],
  ])('%j is %s', (finding, place) => {
    expect(placeOf(finding)).toBe(place);
  });

  test('without any source is the project', () => {
    expect(sourceLines('nowhere')({ environment: 'dev', field: 'name' } as never)).toEqual({
      file: 'package.json',
      line: 1,
    });
  });
});

test('JSON is what its schema in docs/reference says', () => {
  const wrong = validator(path.join(__dirname, '../../../docs/reference/check-report.schema.json'));
  const report = JSON.parse(jsonReport(findings));
  expect(wrong(report)).toEqual([]);
  expect(report.findings).toHaveLength(findings.length);
  expect(wrong({ ...report, version: undefined })).not.toEqual([]);
});
