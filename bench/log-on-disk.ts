/**
 * Compares what capacity planning says a topic takes on disk with what it takes, and prints a table in Markdown.
 *
 *     node --require ./run-ts.cjs bench/log-on-disk.ts KAFKA_DISTRIBUTION
 *
 * One broker of Kafka 4 as a plain process, a topic that keeps 30 seconds, and Kafka's own producer at a known rate for two
 * and a half minutes. The topic's folder is looked at every second; what counts is the fullest moment after the first minute,
 * when the oldest segments are being deleted.
 */
import { mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { finish, start, temporaryFolder, until } from '../e2e/reconciler/processes';
import type { Environment } from '../lib';
import { capacityPlan, memoryMapsPerSegment } from '../lib/capacity/capacity-plan';
import { declared } from '../lib/environment/defaults';

const seconds = 150;
const rate = 2000;

const environment: Environment = {
  name: 'bench',
  namespace: 'bench',
  metadataMode: 'kraft',
  brokers: { replicas: 1, storage: '10Gi', config: { 'log.retention.check.interval.ms': 10_000 } },
  topics: [
    {
      name: 'measured',
      purpose: 'to be measured',
      partitions: 2,
      replicationFactor: 1,
      retention: '30s',
      configs: { 'segment.bytes': 8_388_608, 'file.delete.delay.ms': 5000 },
      load: { messagesPerSecond: rate, messageBytes: 1000 },
    },
  ],
};

/** What the topic takes at one moment. */
interface Moment {
  readonly logBytes: number;
  /** Index files as `ls` shows them: the open segment's are made 10 MiB long in advance. */
  readonly indexLength: number;
  /** Index files as the disk has them: they are sparse. */
  readonly indexBytes: number;
  readonly openFiles: number;
  readonly memoryMaps: number;
}

async function main(distribution: string): Promise<void> {
  const tool = (name: string) => path.join(distribution, 'bin', name);
  const folder = temporaryFolder('log-on-disk');
  const data = path.join(folder, 'data');
  const [port, controllerPort] = [await freePort(), await freePort()];
  const properties = path.join(folder, 'server.properties');
  mkdirSync(data);
  writeFileSync(properties, propertiesOf(data, port, controllerPort));
  const run = async (name: string, ...args: string[]) => {
    const { status, stdout, stderr } = await finish(start(tool(name), args, { cwd: folder }));
    if (status !== 0) throw new Error(`${name} failed: ${stdout}${stderr}`);
    return stdout;
  };
  await run('kafka-storage.sh', 'format', '-t=5L6g3nShT-eMCtK--X86sw', '-c', properties);
  const env = { ...process.env, KAFKA_HEAP_OPTS: '-Xmx512m', LOG_DIR: path.join(folder, 'logs') };
  const broker = start(tool('kafka-server-start.sh'), [properties], { cwd: folder, env, stdio: 'ignore' });
  const bootstrap = `127.0.0.1:${port}`;
  await until('the broker to answer', async () => {
    const asked = await finish(start(tool('kafka-topics.sh'), ['--list', '--bootstrap-server', bootstrap]));
    return asked.status === 0;
  });

  const plan = capacityPlan(declared(environment));
  const topic = declared(environment).topics[0] as ReturnType<typeof declared>['topics'][number];
  const configs = Object.entries(topic.configs).flatMap(([name, value]) => ['--config', `${name}=${value}`]);
  const create = ['--create', '--topic', topic.name, '--partitions', `${topic.partitions}`, ...configs];
  await run('kafka-topics.sh', '--bootstrap-server', bootstrap, ...create);

  const javas = javasWith(properties);
  const moments: Moment[] = [];
  const began = Date.now();
  const looking = setInterval(() => {
    if (Date.now() - began > 60_000) moments.push(look(data, topic.name, javas));
  }, 1000);
  const said = await run(
    'kafka-producer-perf-test.sh',
    ...['--topic', topic.name, '--num-records', `${rate * seconds}`, '--record-size', '1000'],
    ...['--throughput', `${rate}`, '--producer-props', `bootstrap.servers=${bootstrap}`],
  );
  clearInterval(looking);
  broker.kill('SIGTERM');

  const most = (of: keyof Moment) => Math.max(...moments.map((moment) => moment[of]));
  const steady = plan.topics[0]?.log.steady;
  const ofTopic = (bytes: bigint | undefined) => Number(bytes ?? 0n) * topic.partitions;
  console.log(`${said.trim().split('\n').at(-1)}\n`);
  console.log(`${moments.length} looks; each figure is the highest of them.\n`);
  console.log(
    '| of the topic, 2 partitions | predicted | measured | measured ÷ predicted |\n|---|---|---|---|',
  );
  const row = (what: string, predicted: number, measured: number) =>
    console.log(
      `| ${what} | ${predicted.toLocaleString('en-US')} | ${measured.toLocaleString('en-US')} | ${(measured / predicted).toFixed(3)} |`,
    );
  row('bytes of messages', ofTopic(steady?.keptBytes) + ofTopic(steady?.lingeringBytes), most('logBytes'));
  row('bytes of indexes on disk', ofTopic(steady?.indexBytes), most('indexBytes'));
  row('open files', Number(plan.openFiles.atMost), most('openFiles'));
  row('memory maps', Number(plan.openFiles.atMost * memoryMapsPerSegment), most('memoryMaps'));
  console.log(
    `\nIndex files as \`ls\` shows them: up to ${most('indexLength').toLocaleString('en-US')} bytes.`,
  );
}

function propertiesOf(data: string, port: number, controllerPort: number): string {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    'controller.listener.names=CONTROLLER',
    `listeners=CLIENT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name=CLIENT',
    `log.dirs=${data}`,
    'offsets.topic.replication.factor=1',
    ...Object.entries(environment.brokers.config ?? {}).map(([name, value]) => `${name}=${value}`),
  ].join('\n');
}

/** Adds up the folders of the topic's partitions, files that wait for their deletion included. */
function look(data: string, topic: string, pids: readonly number[]): Moment {
  const folders = readdirSync(data).filter((name) => new RegExp(`^${topic}-\\d+$`).test(name));
  const files = folders.flatMap((name) =>
    readdirSync(path.join(data, name)).flatMap((file) => {
      const status = statSync(path.join(data, name, file), { throwIfNoEntry: false });
      return status ? [{ file, length: status.size, onDisk: status.blocks * 512 }] : [];
    }),
  );
  const sum = (kind: RegExp, of: 'length' | 'onDisk') =>
    files.filter(({ file }) => kind.test(file)).reduce((total, it) => total + it[of], 0);
  const isOurs = (file: string) => file.includes(`${data}/${topic}-`);
  return {
    logBytes: sum(/\.log(\.deleted)?$/, 'length'),
    indexLength: sum(/index(\.deleted)?$/, 'length'),
    indexBytes: sum(/index(\.deleted)?$/, 'onDisk'),
    openFiles: pids.flatMap((pid) => linksOf(pid).filter(isOurs)).length,
    memoryMaps: pids.flatMap((pid) => readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n').filter(isOurs))
      .length,
  };
}

function linksOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      return []; // it was closed in the meantime
    }
  });
}

/** The processes that are a JVM with this file among its arguments. */
function javasWith(argument: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return /java$/.test(words[0] ?? '') && words.includes(argument);
      } catch {
        return false; // it is no process, or it is gone
      }
    });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

main(process.argv[2] as string).then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
