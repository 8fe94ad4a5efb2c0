import { dev } from '../../environments/dev';
import type { Environment } from '../../lib';
import { runCheck } from '../../lib';
import { runSynthesis } from '../../lib/command';
import { temporaryFolder } from '../temporary-folder';

const secret = 'hunter2';
const version = '20.0.0';
const repository = `https://bob:${secret}@charts.example.com/stable`;

/** All that a check in every format, and a synthesis, say of an environment. */
function everythingSaid(environment: Environment, variables: Record<string, string> = {}): string {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const env = { ...variables, CDK8S_OUTDIR: temporaryFolder() };
  for (const format of ['text', 'json', 'sarif']) {
    const argv = ['', '', '--format', format];
    expect(runCheck([environment], { argv, env, stdout: { write }, stderr: { write } })).toBe(1);
  }
  const spies = (['log', 'error'] as const).map((it) =>
    jest.spyOn(console, it).mockImplementation((...words: unknown[]) => write(words.join(' '))),
  );
  expect(runSynthesis([environment], { argv: ['', ''], env, stderr: process.stderr } as never)).toBe(1);
  for (const spy of spies) spy.mockRestore();
  return said;
}

test.each<[string, Partial<Environment>]>([
  ['the chart', { chart: `${repository}/kafka:${version}` }],
  ['the chart, in a query', { chart: `https://charts.example.com/stable?token=${secret}/kafka:${version}` }],
  ['the chart, without a scheme', { chart: `bob:${secret}@charts.example.com/kafka:${version}` }],
  ['the typed chart', { chart: { source: { repository, name: 'kafka', version } } }],
  [
    'the typed chart of a registry',
    { chart: { source: { oci: `oci://bob:${secret}@r.example.com/kafka`, version } } },
  ],
  [
    'the image',
    { chart: { source: 'embedded', images: { kafka: `https://bob:${secret}@r.example.com/kafka:1` } } },
  ],
  [
    'the repository of a delivery',
    { delivery: { kind: 'flux-release', chart: { repository, name: 'kafka', version } } },
  ],
  [
    'the repository of a delivery, in a query',
    {
      delivery: {
        kind: 'flux-release',
        chart: { repository: `https://c.example.com?t=${secret}`, name: 'kafka', version },
      },
    },
  ],
  [
    'the git repository of a delivery',
    {
      delivery: {
        kind: 'argo-application',
        chart: { git: `ssh://bob:${secret}@g.example.com/k.git`, revision: 'main' },
      },
    },
  ],
  [
    'the API server',
    {
      delivery: {
        kind: 'argo-application',
        chart: { git: 'https://g.example.com/k.git', revision: 'main' },
        server: `https://bob:${secret}@10.0.0.1`,
      },
    },
  ],
])('credentials in the address of %s are refused and never printed', (_, changed) => {
  const said = everythingSaid({ ...dev, ...changed });
  expect(said).toContain('***');
  expect(said).not.toContain(secret);
});

test('credentials in CHART are refused and never printed', () => {
  const said = everythingSaid(dev, { CHART: `${repository}/kafka:${version}` });
  expect(said).toContain(
    'CHART (environment variable): "https://***@charts.example.com/stable/kafka:20.0.0"',
  );
  expect(said).toContain('has a password or token in it');
  expect(said).not.toContain(secret);
});
