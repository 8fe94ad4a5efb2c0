import { chmodSync, cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dev } from '../environments/dev';
import { staging } from '../environments/staging';
import type { Environment } from '../lib';
import { embeddedChart } from '../lib/charts/embedded-chart';
import { errorWords } from '../lib/error-words';
import { renderEnvironments } from '../lib/rendering';
import { refuses } from '../lib/rules/finding';
import { temporaryFolder } from './temporary-folder';

/** What refuses these environments, as text. */
function errors(...environments: readonly unknown[]): string[] {
  return renderEnvironments({ environments: environments as Environment[], only: [], variables: {} })
    .findings.filter(refuses)
    .map(({ environment = '', rule, field, problem }) => `${environment} › ${field} (${rule}) ${problem}`);
}

const withValues = (values: object) => ({ ...dev, chart: { source: 'embedded', values } });

test('every environment is rendered, and what Helm says of each is its own finding', () => {
  const broken = { source: brokenChart(), adapter: 'embedded' as const };
  const found = errors(
    { ...dev, chart: broken },
    { ...dev, name: 'other', cluster: 'other', chart: broken },
    { ...dev, name: 'delivered', cluster: 'third', chart: broken, delivery: 'helm-chart' },
  );
  expect(found).toHaveLength(3);
  for (const [index, name] of ['dev', 'other', 'delivered'].entries()) {
    expect(found[index]).toMatch(
      new RegExp(`^${name} › chart \\(rendering\\) cannot be rendered: .*on purpose`),
    );
  }
  expect(found.join()).not.toContain('\n');
});

function brokenChart(): string {
  const folder = temporaryFolder({});
  cpSync(embeddedChart, folder, { recursive: true });
  writeFileSync(path.join(folder, 'templates', 'broken.yaml'), '{{ fail "on purpose" }}');
  return folder;
}

test('a helm that prints nothing and does not say that it failed is refused', () => {
  const folder = temporaryFolder({
    helm: '#!/bin/sh\nif [ "$1" = version ]; then printf v4.1.0; else while read -r _; do :; done; fi\n',
  });
  const helm = path.join(folder, 'helm');
  chmodSync(helm, 0o755);
  const { HELM } = process.env;
  process.env.HELM = helm;
  try {
    expect(errors(dev)).toEqual([
      expect.stringMatching(/^dev › chart \(rendering\) .* has no objects: .*printed none/),
    ]);
    process.env.HELM = '/nowhere/helm';
    expect(errors(dev, staging)).toEqual([
      ' › helm (rendering) HELM: /nowhere/helm is not an executable file',
    ]);
  } finally {
    if (HELM === undefined) delete process.env.HELM;
    else process.env.HELM = HELM;
  }
});

describe("what the embedded chart refuses of one's own values is found before Helm sees it", () => {
  test.each<[object, string]>([
    [{ replicaCont: 3 }, 'chart.values.replicaCont (chart-value-refused) is no value of chart'],
    [{ image: { tga: 'x' } }, 'chart.values.image.tga (chart-value-refused) is no value of chart'],
    [
      { zookeeper: { heap: 5 } },
      'chart.values.zookeeper.heap (chart-value-refused) is not of the type string',
    ],
    [
      { nodeSelector: { 'a b': 'x' } },
      'chart.values.nodeSelector.a b (chart-value-refused) is not what chart',
    ],
    [
      { priorityClassName: 'High!' },
      'chart.values.priorityClassName (chart-value-refused) is not what chart',
    ],
    [
      { defaultReplicationFactor: 9 },
      'chart.values.defaultReplicationFactor (chart-value-refused) is more than the 3 brokers',
    ],
    [{ zookeeper: { heap: '4g' } }, 'chart.values.zookeeper.heap (chart-value-refused) makes a heap of 4g'],
    [
      { config: { 'process.roles': 'broker' } },
      'chart.values.config (chart-value-refused) is a matter of the environment',
    ],
    [
      { podLabels: { 'app.kubernetes.io/name': 'x' } },
      'chart.values.podLabels.app.kubernetes.io/name (chart-values) is a label',
    ],
  ])('%j', (values, problem) => {
    expect(errors(withValues(values))).toEqual([expect.stringContaining(`dev › ${problem}`)]);
  });

  test('and what it takes is rendered', () => {
    expect(
      errors(withValues({ nodeSelector: { disk: 'fast' }, tolerations: [{ key: 'a', operator: 'Exists' }] })),
    ).toEqual([]);
  });
});

test('two environments that may be on one cluster do not make the same object', () => {
  const beside = (releaseName: string, more: object = {}) => ({
    ...dev,
    cluster: undefined,
    name: releaseName,
    releaseName,
    ...more,
  });
  expect(errors(beside('kafka'), beside('kafka-zookeeper'))).toEqual([
    expect.stringMatching(
      /^kafka-zookeeper › releaseName \(object-twice\) makes .*kafka-zookeeper.*, which kafka makes as well$/,
    ),
  ]);
  const delivery = 'helm-chart';
  expect(
    errors(
      beside('kafka', { name: 'a', delivery }),
      beside('kafka', { name: 'b', namespace: 'b', delivery }),
    ),
  ).toEqual([
    'b › releaseName (object-twice) makes HelmChart kube-system/kafka (helm.cattle.io), which a makes as well',
  ]);
  expect(errors(beside('kafka'), beside('events'))).toEqual([]);
});

test('what the operating system refuses is said in words', () => {
  const error = Object.assign(new Error("EACCES: permission denied, mkdir '/x/dist'"), {
    code: 'EACCES',
    syscall: 'mkdir',
    path: '/x/dist',
  });
  expect(errorWords(error)).toBe('/x/dist: permission is denied (mkdir, EACCES)');
  expect(errorWords(new Error('as it is'))).toBe('as it is');
});
