import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Said, said } from '../../jobs/script/bash';
import { answered, fixturePath, script } from './bash';

/**
 * Stands in for Kafka's tools and the launcher of the reader: keeps its arguments, answers from a file, and "creates" by
 * adding to it.
 */
const fakeTool = `#!/usr/bin/env bash
printf '%s\\0' "\${0##*/}" "$@" '' >>"$FAKE/calls"
while (($#)); do
  case $1 in
    --create) action=create ;;
    --alter) action=alter ;;
    --delete) action=delete ;;
    --topic=* | --entity-name=*) name=\${1#*=} ;;
    --partitions=*) partitions=\${1#*=} ;;
    --replication-factor=*) replicas=\${1#*=} ;;
    --add-config-file) cat "$2" >>"$FAKE/properties"; shift ;;
  esac
  shift
done
if [[ \${0##*/} == kafka-run-class.sh ]]; then
  if [[ -e $FAKE/refuses ]]; then cat "$FAKE/refuses" >&2; exit 3; fi
  mapfile -t lines <"$FAKE/answer"
  printf '%s\\n' 'cluster c' "\${lines[@]}" "end $((\${#lines[@]} + 1))"
  exit
fi
if [[ -e $FAKE/fails-once ]]; then cat "$FAKE/fails-once"; rm "$FAKE/fails-once"; exit 1; fi
if [[ -e $FAKE/fails ]]; then cat "$FAKE/fails"; exit 1; fi
case \${0##*/}:$action in
  kafka-topics.sh:create)
    printf 'topic %s %s %s\\n' "$name" "$partitions" "$replicas" >>"$FAKE/answer"
    echo "Created topic $name." ;;
esac
`;

let server: Server;
let home: string;
let port: number;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'fake-kafka-'));
  mkdirSync(path.join(home, 'bin'));
  for (const tool of ['kafka-topics.sh', 'kafka-configs.sh', 'kafka-run-class.sh']) {
    writeFileSync(path.join(home, 'bin', tool), fakeTool, { mode: 0o755 });
  }
  writeFileSync(path.join(home, 'bin', 'sleep'), '#!/bin/sh\n', { mode: 0o755 });
  server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
  rmSync(home, { recursive: true });
});

let fake: string;

beforeEach(() => {
  fake = mkdtempSync(path.join(tmpdir(), 'fake-cluster-'));
  for (const file of ['answer', 'calls']) writeFileSync(path.join(fake, file), '');
});

afterEach(() => rmSync(fake, { recursive: true }));

interface Options {
  /** What the shell does before it runs the script. */
  readonly before?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

function run(
  table: readonly string[],
  { args = [], env = {}, before = '' }: Options = {},
): Said & { termination: string } {
  mkdirSync(path.join(fake, 'table'));
  writeFileSync(path.join(fake, 'table', 'table-000'), table.map((line) => `${line}\n`).join(''));
  writeFileSync(path.join(fake, 'termination'), '');
  const command = ['--norc', '-c', `${before}\nexec bash --norc "$@"`, 'bash', script, ...args];
  const result = said([...command, path.join(fake, 'table')], '', {
    PATH: `${path.join(home, 'bin')}:${process.env.PATH}`,
    TMPDIR: fake,
    FAKE: fake,
    KAFKA_HOME: home,
    BOOTSTRAP_SERVERS: Array(3).fill(`127.0.0.1:${port}`).join(),
    TERMINATION_LOG: path.join(fake, 'termination'),
    ...env,
  });
  return { ...result, termination: readFileSync(path.join(fake, 'termination'), 'utf8') };
}

/** What the tools were called with to write, without what every call has. */
function writes(): string[][] {
  const calls = readFileSync(path.join(fake, 'calls'), 'utf8').split('\0\0').slice(0, -1);
  return calls
    .map((call) => call.split('\0'))
    .filter(([tool]) => tool !== 'kafka-run-class.sh')
    .map(([tool = '', ...args]) => [tool, ...args.slice(4)]);
}

describe.each(answered)('a cluster that answers as Kafka %s', (version) => {
  beforeEach(() => {
    const lines = readFileSync(fixturePath(version, 'answer.txt'), 'utf8').split('\n');
    writeFileSync(path.join(fake, 'answer'), `${lines.slice(1, -2).join('\n')}\n`);
  });

  const asDeclared = [
    'configured partitions=3 replication-factor=3 config:retention.ms=604800000 config:cleanup.policy=delete,compact',
    'plain partitions=2 replication-factor=1 config:cleanup.policy=',
    '-dash.and_dots partitions=1 replication-factor=2 config:min.cleanable.dirty.ratio=0.25',
  ];

  test('nothing to do: one read, and nothing else', () => {
    const { status, stdout, termination } = run(asDeclared);
    expect(stdout.replace(/\d+\.\d s/, 'N s')).toBe(
      [
        'configured      ok',
        'plain           ok',
        '-dash.and_dots  ok',
        '3 topics: 3 ok, 0 created, 0 changed, 0 refused, 0 failed in N s',
        '',
      ].join('\n'),
    );
    expect(status).toBe(0);
    expect(termination).toMatch(/^3 topics: 3 ok, .*\n$/);
    expect(readFileSync(path.join(fake, 'calls'), 'utf8').split('\0\0')).toHaveLength(2);
  });

  test('--check writes nothing, and says what would be written', () => {
    const { status, stdout } = run(
      [
        'new partitions=1 replication-factor=1 config:retention.ms=1',
        'configured partitions=6 replication-factor=3 keyed',
        '-dash.and_dots absent',
      ],
      { args: ['--check'] },
    );
    expect(stdout.replace(/\d+\.\d s/, 'N s')).toBe(
      [
        'new             differs: missing, declared with 1 partition, replication factor 1, retention.ms=1',
        'configured      differs: partitions 3→6 (keys move between partitions), cleanup.policy compact,delete→(broker default), retention.ms 604800000→(broker default)',
        '-dash.and_dots  differs: there, declared absent',
        'not declared, left alone: plain',
        '3 topics: 0 ok, 3 differs, 0 refused, 0 failed in N s',
        '',
      ].join('\n'),
    );
    expect(status).toBe(1);
    expect(writes()).toEqual([]);
  });
});

test('what a tool is given: names and values as they are, no shell, no option, a name never as a pattern', () => {
  writeFileSync(path.join(fake, 'answer'), ['a.b-c', '--all'].map((name) => `topic ${name} 1 1\n`).join(''));
  const { stdout } = run(
    [
      '--help partitions=1 replication-factor=1 config:plain=$(touch%20x),`id`;*"\' config:with.equals=a=b config:empty= config:spaces=%20a%20 config:unicode=é𝄞',
      'a.b-c absent',
      '--all partitions=2 replication-factor=1 config:k=[a,b]',
    ],
    { env: { PARALLEL: '1', SETTLE_SECONDS: '0' } },
  );
  expect(writes().slice(0, 5)).toEqual([
    [
      'kafka-topics.sh',
      '--create',
      '--if-not-exists',
      '--topic=--help',
      '--partitions=1',
      '--replication-factor=1',
      '--config=plain=$(touch x),`id`;*"\'',
      '--config=unicode=é𝄞',
    ],
    [
      'kafka-configs.sh',
      '--alter',
      '--entity-type',
      'topics',
      '--entity-name=--help',
      '--add-config-file',
      expect.any(String),
    ],
    ['kafka-topics.sh', '--delete', '--topic=a\\.b-c'],
    ['kafka-topics.sh', '--alter', '--topic=--all', '--partitions=2'],
    [
      'kafka-configs.sh',
      '--alter',
      '--entity-type',
      'topics',
      '--entity-name=--all',
      '--add-config-file',
      expect.any(String),
    ],
  ]);
  expect(readFileSync(path.join(fake, 'properties'), 'utf8')).toMatch(
    /^with\.equals=a\\u003db\nempty=\nspaces=\\u0020a\\u0020\nk=\\u005ba,b\\u005d\n/,
  );
  expect(stdout).toMatch(/^a\.b-c {3}failed: written, but 0 s later the cluster still has the topic$/m);
});

test('trouble that passes is tried again, from what is there then', () => {
  writeFileSync(
    path.join(fake, 'fails-once'),
    'Error while executing topic command : Timed out waiting for a node assignment.',
  );
  const { status, stdout, stderr } = run(
    ['a partitions=1 replication-factor=1', 'b partitions=1 replication-factor=1'],
    {
      env: { PARALLEL: '1' },
    },
  );
  expect(stderr).toBe(
    'to do: 2 to create; about 1 s\nthe cluster is in trouble, trying again: Timed out waiting for a node assignment.\n',
  );
  expect(stdout).toMatch(/^2 topics: 0 ok, 2 created, /m);
  expect(status).toBe(0);
});

test('a full disk: an answer that is cut is not read, one sentence says why, and nothing is written', () => {
  const topics = Array.from({ length: 2000 }, (_, i) => `topic t${i} 1 1\n`);
  writeFileSync(path.join(fake, 'answer'), topics.join(''));
  // The tools print on, and exit with 0.
  const { status, stdout, termination } = run(['t1999 absent'], { before: `trap '' XFSZ; ulimit -f 16` });
  expect(stdout).toBe(`the disk of the pod is full: nothing can be written to ${fake}\n`);
  expect([status, termination, writes()]).toEqual([1, stdout, []]);
});

test('a right that is missing is named, and what the run needs', () => {
  const rights = 'this client lacks Describe on every topic; Describe on topic a';
  writeFileSync(path.join(fake, 'refuses'), rights);
  const { status, stdout } = run(['a absent']);
  expect(stdout).toBe(
    `not authorized: ${rights}; the run needs Describe on every topic, DescribeConfigs on every declared topic, and Describe on the cluster\n`,
  );
  expect([status, writes()]).toEqual([1, []]);
});

test('a part of the table that is missing or cannot be read is refused, not left out', () => {
  mkdirSync(path.join(fake, 'parts'));
  for (const part of ['table-000', 'table-002'])
    writeFileSync(path.join(fake, 'parts', part), `${part} partitions=1 replication-factor=1\n`);
  const { status, stdout } = said(['--norc', script, path.join(fake, 'parts')], '', {
    PATH: process.env.PATH,
    KAFKA_HOME: home,
    BOOTSTRAP_SERVERS: 'b:1',
    TERMINATION_LOG: '/dev/null',
  });
  expect([status, stdout]).toEqual([
    42,
    `bad configuration: '${fake}/parts/table-002' cannot be read, or is not the part of the table that follows: parts are table-000, table-001, …\n`,
  ]);
});

test('a refusal of the broker is final, in its words, and does not stop the rest', () => {
  writeFileSync(path.join(fake, 'fails-once'), 'Error while executing topic command : Policy "says" no.');
  const { status, stdout } = run(
    ['a partitions=1 replication-factor=1', 'b partitions=1 replication-factor=1'],
    {
      args: ['--output', 'json'],
      env: { PARALLEL: '1' },
    },
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines[0]).toEqual({ topic: 'a', result: 'failed', detail: 'Policy "says" no.' });
  expect(lines[1]).toMatchObject({ topic: 'b', result: 'created' });
  expect(lines[2]).toMatchObject({ topics: 2, created: 1, failed: 1, jvm_starts: 4, not_declared: [] });
  expect(status).toBe(1);
});

test('the termination message holds 4 KiB at most, the summary first, then the worst', () => {
  writeFileSync(path.join(fake, 'fails'), `Error while executing topic command : ${'é'.repeat(2000)}`);
  writeFileSync(path.join(fake, 'answer'), 'topic few 9 1\n');
  const { termination } = run([
    'few partitions=1 replication-factor=1',
    ...Array.from({ length: 12 }, (_, i) => `topic-${i} partitions=1 replication-factor=1`),
  ]);
  expect(Buffer.byteLength(termination)).toBeLessThanOrEqual(4096);
  expect(termination).toMatch(
    /^13 topics: 0 ok, .* 1 refused, 12 failed in .*\ntopic-0 failed: é+…\ntopic-1 failed: /,
  );
  expect(termination).toMatch(/\n… and \d+ more\n$/);
});

test.each([
  [
    { env: { BOOTSTRAP_SERVERS: '' } },
    'BOOTSTRAP_SERVERS is empty: give host:port of every broker, separated by commas',
  ],
  [{ env: { BOOTSTRAP_SERVERS: 'a:1,$(b):2' } }, "BOOTSTRAP_SERVERS holds '$(b):2', which is not host:port"],
  [{ env: { WAIT_SECONDS: 'x[$(id)]' } }, "WAIT_SECONDS is 'x[$(id)]', not a whole number"],
  [{ env: { PARALLEL: '0' } }, 'PARALLEL is 0; at least one JVM has to write'],
  [{ env: { COMMAND_CONFIG: '/nowhere' } }, "COMMAND_CONFIG names '/nowhere', which cannot be read"],
  [{ args: ['--output', 'xml'] }, "--output is text or json, not 'xml'"],
  [
    { args: ['--delete'] },
    "unknown option '--delete'; usage: reconcile.sh [--check] [--output text|json] TABLE_DIR",
  ],
])('bad configuration ends with 42 and one line: %j', (options, sentence) => {
  const { status, stdout, termination } = run(['a partitions=1 replication-factor=1'], options);
  expect([status, stdout, termination]).toEqual([
    42,
    `bad configuration: ${sentence}\n`,
    `bad configuration: ${sentence}\n`,
  ]);
});

test('a termination log that cannot be written does no harm', () => {
  const { status, stderr } = run(['a partitions=1 replication-factor=1'], {
    env: { TERMINATION_LOG: '/proc/none/log' },
  });
  expect([status, stderr]).toEqual([0, 'to do: 1 to create; about 1 s\n']);
});
