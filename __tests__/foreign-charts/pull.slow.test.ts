import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { chosenChart } from '../../lib/charts/chosen-chart';
import { runCharts } from '../../lib/charts/command';
import { temporaryFolder } from '../temporary-folder';
import { type ChartServer, chartServer } from './chart-server';
import { flatChart } from './flat-chart';
import { packed } from './packed';

let server: ChartServer;
let said: string[];

beforeAll(async () => {
  server = await chartServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.publish('20.0.0', packed(flatChart('20.0.0', '3.3.1', false)));
  server.answerAgain();
  said = [];
  for (const method of ['log', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      said.push(words.join(' '));
    });
  }
});
afterEach(() => jest.restoreAllMocks());

const registry = () => `oci://${server.host}/charts/kafka:20.0.0`;
const repository = () => `http://${server.host}/stable/kafka:20.0.0`;
const pull = (project: string, ...args: string[]) => runCharts(['pull', '--plain-http', ...args], project);
const lockOf = (project: string) => readFileSync(path.join(project, 'charts.lock.yaml'), 'utf8');
const pulledIn = (project: string) =>
  path.join(project, '.charts', readdirSync(path.join(project, '.charts'))[0] as string);

describe.each([
  ['an OCI registry', registry],
  ['a Helm repository', repository],
])('a chart of %s', (_, source) => {
  test('is locked by its digest, and is there without a network from then on', async () => {
    const project = temporaryFolder();
    expect(await pull(project, source())).toBe(0);
    expect(said).toEqual([expect.stringMatching(/^\S+: sha256:[0-9a-f]{64}, new in charts\.lock\.yaml$/)]);
    expect(lockOf(project)).toMatch(/^# .*\n# .*\n\S+\/kafka:20\.0\.0: sha256:[0-9a-f]{64}\n$/);
    expect(readdirSync(path.join(project, '.charts'))).toEqual([
      expect.stringMatching(/^kafka-20\.0\.0-[0-9a-f]{12}\.tgz$/),
    ]);

    const asked = server.requests.length;
    const chart = chosenChart(source(), project);
    expect(chart.files).toMatchObject({ name: 'kafka', version: '20.0.0', appVersion: '3.3.1' });
    expect(chart.adapter).toBe('bitnami');
    expect(await pull(project)).toBe(0);
    expect(server.requests).toHaveLength(asked);
  });

  test('that was published anew is refused, and changes nothing', async () => {
    const project = temporaryFolder();
    await pull(project, source());
    const before = lockOf(project);
    rmSync(path.join(project, '.charts'), { recursive: true });
    server.publish('20.0.0', packed({ ...flatChart('20.0.0', '3.3.1', false), 'templates/more.yaml': '' }));

    expect(await pull(project)).toBe(1);
    expect(said.at(-1)).toMatch(
      /was published anew: charts\.lock\.yaml has sha256:.* If the new one is right, remove the line/s,
    );
    expect(lockOf(project)).toBe(before);
    expect(readdirSync(path.join(project, '.charts'))).toEqual([]);
  });
});

test('a chart that was pulled and then changed is not used, and pulling mends it', async () => {
  const project = temporaryFolder();
  await pull(project, registry());
  writeFileSync(pulledIn(project), packed(flatChart('20.0.0', '6.6.6', false)));
  expect(chosenChart(registry(), project).unusable).toEqual({
    problem: expect.stringMatching(/^is not what was pulled: \.charts\/kafka-20\.0\.0-.* has sha256:/),
    remedy: `pull it again: npm run charts -- pull ${registry()}`,
  });
  expect(await pull(project, registry())).toBe(0);
  expect(chosenChart(registry(), project).files?.appVersion).toBe('3.3.1');
});

test('a chart that is in the lock and not on this machine says what to run or to copy', async () => {
  const project = temporaryFolder();
  await pull(project, registry());
  rmSync(path.join(project, '.charts'), { recursive: true });
  expect(chosenChart(registry(), project).unusable).toEqual({
    problem: 'is in charts.lock.yaml but not in .charts, and synthesis uses no network',
    remedy: expect.stringMatching(
      /^run this where the network allows it, or copy \.charts\/kafka-20\.0\.0-\w+\.tgz from there: npm run charts -- pull oci:/,
    ),
  });
});

test('a lock that is broken is not taken for an empty one', () => {
  const project = temporaryFolder({ 'charts.lock.yaml': 'oci://a.example/kafka:1.0.0: latest\n' });
  expect(chosenChart('oci://a.example/kafka:1.0.0', project).unusable?.problem).toBe(
    'cannot be used: charts.lock.yaml: oci://a.example/kafka:1.0.0 has no digest but latest; restore it, or remove it and pull the charts again',
  );
});

test('without a chart in the lock there is nothing to pull, and a broken lock fails', async () => {
  expect(await pull(temporaryFolder())).toBe(0);
  expect(await pull(temporaryFolder({ 'charts.lock.yaml': '- a list\n' }))).toBe(1);
  expect(said).toEqual([
    'nothing to pull: there is no chart in charts.lock.yaml',
    'failed: charts.lock.yaml: is no map of sources and digests; restore it, or remove it and pull the charts again',
  ]);
});

test('what cannot be pulled fails with the words of helm, and the others are pulled all the same', async () => {
  const project = temporaryFolder();
  expect(await pull(project, `oci://${server.host}/charts/kafka:9.9.9`, registry())).toBe(1);
  expect(said).toEqual([
    expect.stringMatching(/^failed: oci:\/\/\S+:9\.9\.9 could not be pulled:\nError: .*not found/s),
    expect.stringContaining('new in charts.lock.yaml'),
  ]);
  expect(lockOf(project)).not.toContain('9.9.9');
});

test("credentials are those that were named, never those of the user's own Helm or Docker", async () => {
  const guarded = await chartServer('reader:secret');
  guarded.publish('20.0.0', packed(flatChart('20.0.0', '3.3.1', false)));
  const source = `oci://${guarded.host}/charts/kafka:20.0.0`;
  const auths = { [guarded.host]: { auth: Buffer.from('reader:secret').toString('base64') } };
  const home = temporaryFolder({
    'docker/config.json': JSON.stringify({ auths }),
    'config/helm/registry/config.json': JSON.stringify({ auths }),
  });
  const before = { ...process.env };
  Object.assign(process.env, {
    DOCKER_CONFIG: path.join(home, 'docker'),
    XDG_CONFIG_HOME: path.join(home, 'config'),
  });
  try {
    const project = temporaryFolder();
    expect(await pull(project, source)).toBe(1);
    expect(said.at(-1)).toMatch(/could not be pulled:\n.*(401|basic credential|unauthorized)/is);
    expect(await pull(project, '--registry-config', path.join(home, 'docker/config.json'), source)).toBe(0);
    expect(existsSync(path.join(project, 'charts.lock.yaml'))).toBe(true);
  } finally {
    for (const name of ['DOCKER_CONFIG', 'XDG_CONFIG_HOME']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    await guarded.close();
  }
});

describe('credentials in an address reach neither lock nor output', () => {
  const secret = 'hunter2';
  test.each([
    ['a Helm repository', (host: string) => `http://reader:${secret}@${host}/stable/kafka:20.0.0`],
    ['an OCI registry', (host: string) => `oci://reader:${secret}@${host}/charts/kafka:20.0.0`],
    ['a query', (host: string) => `http://${host}/stable?token=${secret}/kafka:20.0.0`],
    ['an address without a scheme', (host: string) => `reader:${secret}@${host}/kafka:20.0.0`],
  ])('of %s', async (_, source) => {
    const project = temporaryFolder();
    const asked = server.requests.length;
    expect(await pull(project, source(server.host))).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(
        /^failed: .*\*\*\*.* has a password or token in it, which would come into the lock file and into messages; write the address alone; .*--registry-config FILE/,
      ),
    ]);
    expect(said.join('\n')).not.toContain(secret);
    expect(readdirSync(project)).toEqual([]);
    expect(server.requests).toHaveLength(asked);
  });

  test('of a lock that was written by hand', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const project = temporaryFolder({
      'charts.lock.yaml': `https://a:${secret}@b.example/kafka:1.0.0: ${digest}\n`,
    });
    expect(await pull(project)).toBe(1);
    expect(said.join('\n')).toMatch(/https:\/\/\*\*\*@b\.example\/kafka:1\.0\.0 has a password/);
    expect(said.join('\n')).not.toContain(secret);
  });

  test('of a repository that sends on to an address with a signature', async () => {
    const elsewhere = await chartServer();
    const project = temporaryFolder();
    server.sendOn(`http://reader:${secret}@${elsewhere.host}/gone.tgz?signature=${secret}`);
    expect(await pull(project, repository())).toBe(1);
    expect(said.join('\n')).toContain('could not be pulled');
    expect(said.join('\n')).not.toContain(secret);
    await elsewhere.close();
  });
});

describe('a server that never answers', () => {
  const terminal = { isTTY: true, written: '', write: (text: string) => (terminal.written += text) };
  beforeEach(() => {
    terminal.written = '';
  });

  test.each([
    ['a registry', registry],
    ['a repository', repository],
  ])('%s, is given up after the time that was given, and nothing is left', async (_, source) => {
    const project = temporaryFolder();
    server.fallSilent();
    expect(await runCharts(['pull', '--plain-http', '--timeout', '1', source()], project, terminal)).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(/could not be pulled within 1 s; look at the address, .*: --timeout 4$/),
    ]);
    expect(terminal.written).toMatch(/pulling \S+kafka:20\.0\.0: 0 of at most 1 s/);
    expect(terminal.written.endsWith('\r\u001b[K')).toBe(true);
    expect(readdirSync(path.join(project, '.charts'))).toEqual([]);
    expect(existsSync(path.join(project, 'charts.lock.yaml'))).toBe(false);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('leaves nothing after %s', async (signal) => {
    const project = temporaryFolder();
    server.fallSilent();
    const main = path.join(__dirname, '../../lib/charts/main.ts');
    const hook = path.join(__dirname, '../../run-ts.cjs');
    const child = spawn('node', ['-r', hook, main, 'pull', '--plain-http', registry()], { cwd: project });
    await server.asked();
    child.kill(signal);
    expect(await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)))).toBe(signal);
    if (signal === 'SIGKILL') {
      server.answerAgain();
      expect(await pull(project, registry())).toBe(0);
    }
    const left = readdirSync(path.join(project, '.charts'));
    expect(left).toHaveLength(signal === 'SIGKILL' ? 1 : 0);
    expect(left.filter((it) => it.startsWith('.'))).toEqual([]);
  });
});

test('an archive that unpacks to far more than a chart has is not taken', async () => {
  const bomb = Buffer.from(
    createTar([
      { name: 'kafka/Chart.yaml', data: 'name: kafka\nversion: 20.0.0\n' },
      { name: 'kafka/values.yaml', data: new Uint8Array(120 * 1024 * 1024) },
    ]),
  );
  server.publish('20.0.0', gzipSync(bomb, { level: 1 }));
  const project = temporaryFolder();
  expect(await pull(project, registry())).toBe(1);
  expect(said).toEqual([
    expect.stringMatching(
      /was not taken: what came cannot be read: more than 100 MiB come out of its archive, the most that Helm takes$/,
    ),
  ]);
  expect(readdirSync(path.join(project, '.charts'))).toEqual([]);
  expect(existsSync(path.join(project, 'charts.lock.yaml'))).toBe(false);
});

test('a file of credentials that is not there is not taken for none', async () => {
  expect(await pull(temporaryFolder(), '--registry-config', '/nowhere/config.json', registry())).toBe(1);
  expect(said.at(-1)).toContain('--registry-config /nowhere/config.json cannot be read: ENOENT');
});

test.each([
  [[], 'what to do is missing'],
  [['pull', '--timeout', 'soon'], '--timeout soon is no number of seconds from 1 to 9999'],
  [['fetch'], 'fetch is no command'],
  [['pull', '--insecure'], "Unknown option '--insecure'"],
])('%j is answered with the usage', async (args, problem) => {
  expect(await runCharts(args, temporaryFolder())).toBe(2);
  expect(said.join('\n')).toContain(problem);
  expect(said.join('\n')).toContain('usage: npm run charts -- pull');
});
