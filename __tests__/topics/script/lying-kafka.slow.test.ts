import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import path from 'node:path';
import { temporaryFolder } from '../../temporary-folder';
import { script } from './bash';
import { lyingHomes, reads, readTruth, type TrueTopic, writes, writeTruth } from './lying-kafka';

/** As many as the page on reliability says. LYING_RUNS asks for another number. */
const runs = Number(process.env.LYING_RUNS ?? 250);
const seed = Number(process.env.LYING_SEED ?? 20261125);

jest.setTimeout(30 * 60_000);

let server: Server;
let homes: ReturnType<typeof lyingHomes>;
beforeAll(async () => {
  homes = lyingHomes();
  server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => server.close());

/** A number from 0 to below `below`, the same ones for the same seed (mulberry32). */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

interface Case {
  readonly truth: ReadonlyMap<string, TrueTopic>;
  /** The table: a topic, or undefined for one that is declared absent. */
  readonly declared: ReadonlyMap<string, TrueTopic | undefined>;
  readonly plan: readonly string[];
  readonly home: 'quick' | 'stock';
  readonly check: boolean;
}

function generate(random: (below: number) => number): Case {
  const topic = (): TrueTopic => ({
    partitions: 1 + random(3),
    replication: random(12) === 0 ? 2 : 1,
    configs: Object.fromEntries(
      ['retention.ms', 'segment.ms'].filter(() => random(2)).map((key) => [key, String(1 + random(3))]),
    ),
  });
  const names = Array.from(
    { length: 1 + random(5) },
    (_, i) => ['orders', 'orders-1', 'a', 'a-b', 'x_y'][i] ?? `t${i}`,
  );
  const truth = new Map(names.filter(() => random(3)).map((name) => [name, topic()]));
  const declared = new Map(
    names.map((name) => {
      const kind = random(10);
      if (kind < 2) return [name, undefined];
      return [name, (kind < 6 && truth.get(name)) || topic()];
    }),
  );
  if (random(3) === 0) truth.set('elsewhere', topic());
  const plan = Array.from({ length: 3 + random(6) }, () => {
    if (random(5) < 3) return 'honest';
    const all = [...reads, ...writes];
    return `${all[random(all.length)]}:${random(100000)}`;
  }).map((kind, index, all) =>
    // Where the first answer of a run is another cluster's, that is the cluster which the run speaks of.
    kind.startsWith('other-cluster') && !all.slice(0, index).includes('honest') ? 'honest' : kind,
  );
  return { truth, declared, plan, home: random(2) ? 'quick' : 'stock', check: random(6) === 0 };
}

function tableOf(declared: Case['declared']): string {
  return [...declared]
    .map(([name, topic]) => {
      if (!topic) return `${name} absent\n`;
      const configs = Object.entries(topic.configs).map(([key, value]) => ` config:${key}=${value}`);
      return `${name} partitions=${topic.partitions} replication-factor=${topic.replication}${configs.join('')}\n`;
    })
    .join('');
}

/** What is not so of what a run said, given what was true when it ended. */
function lies(
  { declared }: Case,
  status: number | null,
  stdout: string,
  now: Map<string, TrueTopic>,
): string[] {
  const found: string[] = [];
  const isSo = (name: string) =>
    JSON.stringify(sorted(now.get(name))) === JSON.stringify(sorted(declared.get(name)));
  for (const name of declared.keys()) {
    const said = new RegExp(`^${name} +(ok|created|changed|deleted)\\b.*$`, 'm').exec(stdout)?.[0];
    if (said && !isSo(name)) found.push(`said "${said}", but it is ${JSON.stringify(now.get(name))}`);
    if (status === 0 && !isSo(name))
      found.push(`exit code 0, but ${name} is ${JSON.stringify(now.get(name))}`);
    if (status === 0 && !said) found.push(`exit code 0, and nothing said of ${name}`);
  }
  return found;
}

function sorted(topic: TrueTopic | undefined): unknown {
  return topic && [topic.partitions, topic.replication, Object.entries(topic.configs).sort()];
}

async function run(
  one: Case,
): Promise<{ status: number | null; stdout: string; now: Map<string, TrueTopic> }> {
  const fake = temporaryFolder({
    'table/table-000': tableOf(one.declared),
    plan: `${one.plan.join('\n')}\n`,
  });
  writeTruth(path.join(fake, 'truth'), one.truth);
  mkdirSync(path.join(fake, 'tmp'));
  writeFileSync(path.join(fake, 'termination'), '');
  const child = spawn(
    'bash',
    ['--norc', script, ...(one.check ? ['--check'] : []), path.join(fake, 'table')],
    {
      env: {
        PATH: `${homes.path}:${process.env.PATH}`,
        TMPDIR: path.join(fake, 'tmp'),
        FAKE: fake,
        KAFKA_HOME: homes[one.home],
        BOOTSTRAP_SERVERS: Array(3)
          .fill(`127.0.0.1:${(server.address() as AddressInfo).port}`)
          .join(),
        TERMINATION_LOG: path.join(fake, 'termination'),
        PARALLEL: '1',
        RETRY_SECONDS: '1',
        SETTLE_SECONDS: '0',
      },
    },
  );
  let stdout = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.resume();
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, now: readTruth(path.join(fake, 'truth')) };
}

test(`${runs} runs whose tools lie: none says of a topic that it is as declared when it is not`, async () => {
  const random = randomOf(seed);
  const cases = Array.from({ length: runs }, () => generate(random));
  const wrong: string[] = [];
  const ends = new Map<string, number>();
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < cases.length; index = next++) {
      const one = cases[index] as Case;
      const { status, stdout, now } = await run(one);
      ends.set(String(status), (ends.get(String(status)) ?? 0) + 1);
      for (const lie of lies(one, status, stdout, now))
        wrong.push(`case ${index}: ${lie}\n${tableOf(one.declared)}plan: ${one.plan.join(' ')}\n${stdout}`);
    }
  };
  await Promise.all([worker(), worker()]);
  console.log(
    `${runs} runs by exit code: ${[...ends].map(([code, count]) => `${code}: ${count}`).join(', ')}`,
  );
  expect(wrong).toEqual([]);
  // The adversary lets enough through that a run which fails always would be noticed.
  expect(ends.get('0')).toBeGreaterThan(runs / 10);
});
