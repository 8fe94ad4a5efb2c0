import { dev } from '../../../environments/dev';
import { prod } from '../../../environments/prod';
import type { Environment } from '../../../lib';
import { runCheck } from '../../../lib';

const acknowledged: Environment = {
  ...dev,
  acknowledge: [{ rule: 'zookeeper-end-of-life', reason: 'ends in spring' }],
};

/** What a check of these environments says, and its exit code. */
function check(environments: readonly Environment[], args: readonly string[] = [], isTTY = false, env = {}) {
  let [out, err] = ['', ''];
  const code = runCheck(environments, {
    argv: ['node', 'check.ts', ...args],
    env,
    stdout: {
      isTTY,
      write: (text: string) => {
        out += text;
      },
    },
    stderr: {
      write: (text: string) => {
        err += text;
      },
    },
  });
  return { code, out, err };
}

test('findings are grouped by environment, with reasons where they are acknowledged', () => {
  const { code, out } = check([acknowledged, prod]);
  expect(code).toBe(0);
  expect(out).toContain(
    'dev: 1 acknowledged\n  acknowledged metadataMode: "zookeeper"  (zookeeper-end-of-life)\n    ends in spring\nprod: 1 warning\n  warning metadataMode',
  );
  expect(out).toMatch(/\nin all: 1 warning, 1 acknowledged\n$/);
});

test('an error makes the exit code 1, and all of them are listed', () => {
  const { code, out } = check([dev], ['dev'], false, { REPLICAS: '0', RELEASE_NAME: '-' });
  expect(code).toBe(1);
  expect(out).toContain(
    'every environment: 2 errors\n  error REPLICAS (environment variable): "0"  (well-formed)\n',
  );
});

test('only a terminal gets colours, and not where NO_COLOR is set', () => {
  expect(check([dev], [], true).out).toContain('\u001b[33mwarning\u001b[39m');
  expect(check([dev], [], false).out).not.toContain('\u001b');
  expect(check([dev], [], true, { NO_COLOR: '1' }).out).not.toContain('\u001b');
});

test('JSON has every finding and their numbers', () => {
  const { code, out } = check([acknowledged, prod], ['--format', 'json', 'dev']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    summary: { errors: 0, warnings: 0, acknowledged: 1 },
    findings: [
      {
        environment: 'dev',
        rule: 'zookeeper-end-of-life',
        severity: 'warning',
        acknowledged: 'ends in spring',
      },
    ],
  });
});

test('SARIF has the rule, the line in the source, and the reason of a suppression', () => {
  const { out } = check([acknowledged], ['--format', 'sarif']);
  const [run] = JSON.parse(out).runs;
  const [result] = run.results;
  expect(run.tool.driver.rules[result.ruleIndex].id).toBe('zookeeper-end-of-life');
  expect(result).toMatchObject({
    ruleId: 'zookeeper-end-of-life',
    level: 'warning',
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'environments/dev.ts' }, region: { startLine: 9 } },
        logicalLocations: [{ fullyQualifiedName: 'dev › metadataMode' }],
      },
    ],
    suppressions: [{ kind: 'inSource', justification: 'ends in spring' }],
  });
});

test('a finding of a topic points to the topic where it is declared', () => {
  const { out } = check([prod], ['--format', 'sarif'], false, { REPLICAS: '2' });
  const lines = JSON.parse(out)
    .runs[0].results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'replication-factor-above-brokers')
    .map(
      (it: { locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }) =>
        it.locations[0].physicalLocation.artifactLocation.uri,
    );
  expect(new Set(lines)).toEqual(new Set(['environments/learnflow-topics.ts']));
});

test('an unknown option or format is said, with exit code 1', () => {
  expect(check([dev], ['--formt', 'json'])).toMatchObject({ code: 1, out: '' });
  expect(check([dev], ['--format', 'xml']).err).toBe('failed: --format is text, json, sarif, not xml\n');
});

test('rules are listed', () => {
  const { code, out } = check([], ['--rules']);
  expect(code).toBe(0);
  expect(out).toMatch(/^min-isr-one +warning +a message of a topic/m);
  expect(out).toMatch(/^quorum-is-odd +error! /m);
});
