import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cdk8sSynth, checkout, run, synth, tree } from './checkout';

const committed = tree(path.join(__dirname, '..', 'dist'));

/** What a developer's shell may hold, none of which is anybody's intention for `dist`. */
const hostile = {
  CDK8S_DISABLE_SORT: '1',
  CDK8S_RECORD_CONSTRUCT_METADATA: 'true',
  HELM_KUBECONTEXT: 'production',
  HELM_NAMESPACE: 'elsewhere',
  KUBECONFIG: '/nowhere/config',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  TZ: 'Asia/Kathmandu',
};

test('another folder, a hostile environment and a second run give the same bytes', async () => {
  const folder = checkout();
  rmSync(path.join(folder, 'dist'), { recursive: true });
  const first = await run(folder, synth, hostile);
  expect(first).toMatchObject({ code: 0 });
  expect(tree(path.join(folder, 'dist'))).toEqual(committed);

  const second = await run(folder, synth);
  expect(second.stdout).toBe('dist/dev: unchanged\ndist/staging: unchanged\ndist/prod: unchanged\n');
  expect(tree(path.join(folder, 'dist'))).toEqual(committed);
});

test("cdk8s' own command gives the same bytes, and lists them", async () => {
  const folder = checkout();
  rmSync(path.join(folder, 'dist'), { recursive: true });
  const { code, stdout } = await run(folder, cdk8sSynth, hostile);
  expect(code).toBe(0);
  expect(stdout).toContain('  - .cdk8s/prod/20-topics.yaml\n');
  expect(tree(path.join(folder, 'dist'))).toEqual(committed);
});

test('cdk8s synth --output writes there, and not to dist', async () => {
  const folder = checkout();
  rmSync(path.join(folder, 'dist'), { recursive: true });
  expect(await run(folder, [...cdk8sSynth, '--output', 'elsewhere'])).toMatchObject({ code: 0 });
  expect(tree(path.join(folder, 'elsewhere'))).toEqual(committed);
  expect(existsSync(path.join(folder, 'dist'))).toBe(false);
});

describe('a refused environment costs nobody their dist', () => {
  test.each([
    ['npm run synth', synth],
    ['cdk8s synth', cdk8sSynth],
  ])('by %s', async (_, command) => {
    const folder = checkout();
    const { code, stderr } = await run(folder, command, { REPLICAS: 'abc', CHART: 'bitnami/kafka:20.0.0' });
    expect(code).toBe(1);
    expect(stderr).toContain('refused: 4 problems, nothing was written');
    expect(stderr).toContain('REPLICAS (environment variable): "abc"');
    expect(stderr).toContain('prod › chart: "bitnami/kafka:20.0.0"');
    expect(stderr).toContain('npm run charts -- pull bitnami/kafka:20.0.0');
    expect(tree(path.join(folder, 'dist'))).toEqual(committed);
  });
});

test('a chart that does not render costs nobody their dist', async () => {
  const folder = checkout();
  writeFileSync(path.join(folder, 'charts/kafka/templates/broken.yaml'), '{{ fail "on purpose" }}');
  const { code, stderr } = await run(folder, synth);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^refused: 3 problems, nothing was written/m);
  expect(stderr).toMatch(/dev › chart: "embedded".*\(rendering\)/);
  expect(stderr).toContain('on purpose');
  expect(tree(path.join(folder, 'dist'))).toEqual(committed);
});

test('naming an environment limits what is written, and overrides hold for it', async () => {
  const folder = checkout();
  const { code, stdout, stderr } = await run(folder, [...synth, 'dev'], {
    REPLICAS: '5',
    RELEASE_NAME: 'events',
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^dist\/dev: changed .*\n$/);
  expect(stderr.match(/zookeeper-end-of-life/g)).toHaveLength(1);
  expect(stderr).toContain("metadataMode: 'zookeeper' in the environment dev");

  const after = tree(path.join(folder, 'dist'));
  expect(after['dev/10-kafka.yaml']).toMatch(
    /kind: StatefulSet\nmetadata:\n {2}name: events-kafka\n.*? {2}replicas: 5\n/s,
  );
  expect(after['dev/20-topics.yaml']).toContain(
    'events-kafka-4.events-kafka-headless.learnflow.svc.cluster.local:9092',
  );
  for (const file of Object.keys(committed).filter((it) => !it.startsWith('dev/'))) {
    expect(after[file]).toBe(committed[file]);
  }
});

test('a changed topic changes its line and the name of its Job, and nothing else', async () => {
  const folder = checkout();
  const topics = path.join(folder, 'environments/learnflow-topics.ts');
  writeFileSync(topics, readFileSync(topics, 'utf8').replace("retention: '90d'", "retention: '60d'"));
  appendFileSync(topics, '// a comment changes nothing\n');
  const { stdout } = await run(folder, [...synth, 'prod']);
  expect(stdout).toBe('dist/prod: changed 20-topics.yaml\n');

  const after = tree(path.join(folder, 'dist'))['prod/20-topics.yaml'] as string;
  const nameless = (text: string) => text.replace(/(kafka-topics-|spec-hash: "?)[0-9a-f]{10}"?/g, '$1');
  const [was, is] = [committed['prod/20-topics.yaml'] as string, after].map((text) =>
    nameless(text).split('\n'),
  ) as [string[], string[]];
  expect(is.filter((line) => !was.includes(line))).toEqual([
    '    progress-updates partitions=3 replication-factor=3 keyed config:retention.ms=5184000000',
  ]);
  expect(after).not.toBe(committed['prod/20-topics.yaml']);
});
