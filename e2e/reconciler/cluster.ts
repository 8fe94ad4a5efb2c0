import type { ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { basename, join } from 'node:path';
import { finish, signalGroup, start, temporaryFolder, until } from './processes';

/** What the cluster answers about a topic. */
export interface ActualTopic {
  readonly partitions: number;
  readonly replicas: readonly (readonly number[])[];
  readonly config: Readonly<Record<string, string>>;
}

interface Broker {
  readonly id: number;
  readonly port: number;
  readonly saslPort: number;
  readonly data: string;
  process?: ChildProcess;
}

export interface ClusterOptions {
  /** The rack of each broker. */
  readonly racks?: readonly string[];
  /**
   * Whether users may only do what ACLs allow. The super users are `admin`, of the SASL listener, and whoever uses the
   * open one.
   */
  readonly authorizer?: boolean;
}

const password = 'correct';

/** How long a connection of a user lasts without logging in again. Where Kafka is installed it is an hour. */
export const reauthenticationMs = 3000;

/** Three brokers as plain processes: with ZooKeeper (3.x), or as combined KRaft nodes (4.x). */
export class Cluster {
  private constructor(
    readonly distribution: string,
    readonly version: string,
    private readonly folder: string,
    private readonly brokers: readonly Broker[],
  ) {}

  static async start(
    distribution: string,
    { racks = ['a', 'b', 'a'], authorizer = false }: ClusterOptions = {},
  ): Promise<Cluster> {
    const version = versionOf(distribution);
    const folder = temporaryFolder(`kafka-${version}`);
    const ports = await freePorts(racks.length * 3 + 1);
    const port = () => ports.pop() as number;
    const brokers = racks.map((_, id) => ({
      id,
      port: port(),
      saslPort: port(),
      data: join(folder, `data-${id}`),
    }));
    const cluster = new Cluster(distribution, version, folder, brokers);
    const lines = version.startsWith('3.')
      ? await cluster.startZooKeeper(port())
      : kraftLines(racks.map(() => port()));
    for (const broker of brokers) {
      const properties = brokerLines(broker, racks, lines(broker.id));
      if (authorizer) properties.push(...authorizerLines(version));
      writeFileSync(cluster.properties(broker), properties.join('\n'));
    }
    if (!version.startsWith('3.')) await Promise.all(brokers.map((broker) => cluster.format(broker)));
    await Promise.all(brokers.map((broker) => cluster.startBroker(broker.id)));
    await until(
      'every broker to be known to the cluster',
      async () => (await cluster.known()) === racks.length,
    );
    return cluster;
  }

  get bootstrap(): string {
    return this.brokers.map(({ port }) => `127.0.0.1:${port}`).join(',');
  }

  /** The listener that wants SASL: PLAIN of `admin`, SCRAM-SHA-512 of everybody else. */
  get saslBootstrap(): string {
    return this.brokers.map(({ saslPort }) => `127.0.0.1:${saslPort}`).join(',');
  }

  /** A client properties file for the open listener, for a client that soon loses patience. */
  get impatientProperties(): string {
    const file = join(this.folder, 'impatient.properties');
    writeFileSync(file, 'request.timeout.ms=3000\ndefault.api.timeout.ms=4000\n');
    return file;
  }

  /** A client properties file for the SASL listener. */
  clientProperties(secret = password): string {
    const file = join(this.folder, `client-${secret}.properties`);
    if (existsSync(file)) return file; // another run may be reading it
    writeFileSync(
      file,
      [
        'security.protocol=SASL_PLAINTEXT',
        'sasl.mechanism=PLAIN',
        `sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="admin" password="${secret}";`,
      ].join('\n'),
    );
    return file;
  }

  async startBroker(id: number): Promise<void> {
    const broker = this.broker(id);
    const begin = () => {
      broker.process = this.server(
        'kafka-server-start.sh',
        this.properties(broker),
        `broker-${id}`,
        '-Xmx320m',
      );
    };
    begin();
    await until(
      `broker ${id} to accept connections`,
      () => {
        // ZooKeeper knows a killed broker until its session ends, and one that is back before that gives up.
        if (broker.process?.exitCode !== null) begin();
        return accepts(broker.port);
      },
      90,
    );
  }

  /** As a node that loses its power. */
  async killBroker(id: number): Promise<void> {
    const broker = this.broker(id);
    if (broker.process) signalGroup(broker.process, 'SIGKILL');
    await until(`broker ${id} to be gone`, async () => !(await accepts(broker.port)));
  }

  /** Every broker stands still, with its connections open, until it is thawed. */
  freeze(): void {
    for (const { process } of this.brokers) if (process) signalGroup(process, 'SIGSTOP');
  }

  thaw(): void {
    for (const { process } of this.brokers) if (process) signalGroup(process, 'SIGCONT');
  }

  async controller(): Promise<number> {
    if (this.version.startsWith('3.')) {
      const shell = [
        'org.apache.zookeeper.ZooKeeperMainWithTlsSupportForKafka',
        '-server',
        this.zooKeeper as string,
      ];
      const said = await this.tool('kafka-run-class.sh', [...shell, 'get', '/controller'], false);
      return Number(/"brokerid":(\d+)/.exec(said)?.[1]);
    }
    const said = await this.tool('kafka-metadata-quorum.sh', ['describe', '--status']);
    return Number(/LeaderId:\s+(\d+)/.exec(said)?.[1]);
  }

  /** Whether a broker has begun to store the topic: seen without asking the cluster. */
  stores(topic: string): boolean {
    return this.brokers.some(({ data }) => existsSync(join(data, `${topic}-0`)));
  }

  /** Topics, read with Kafka's own launchers and a parser of its own. */
  async topics(): Promise<Map<string, ActualTopic>> {
    const [described, configured] = await Promise.all([
      this.tool('kafka-topics.sh', ['--describe']),
      this.tool('kafka-configs.sh', ['--describe', '--entity-type', 'topics']),
    ]);
    const topics = new Map<
      string,
      { partitions: number; replicas: number[][]; config: Record<string, string> }
    >();
    for (const line of described.split('\n')) {
      const head = /^Topic: (\S+)\t.*PartitionCount: (\d+)/.exec(line);
      if (head?.[1]) topics.set(head[1], { partitions: Number(head[2]), replicas: [], config: {} });
      const partition = /^\tTopic: (\S+)\tPartition: \d+\t.*?Replicas: ([\d,]+)/.exec(line);
      if (partition?.[1])
        topics.get(partition[1])?.replicas.push((partition[2] ?? '').split(',').map(Number));
    }
    let topic = '';
    for (const line of configured.split('\n')) {
      topic = /^Dynamic configs for topic (\S+) are:$/.exec(line)?.[1] ?? topic;
      const [, key, value] = /^ {2}([^=]+)=(.*?) sensitive=/.exec(line) ?? [];
      if (key !== undefined && value !== undefined)
        Object.assign(topics.get(topic)?.config ?? {}, { [key]: value });
    }
    return topics;
  }

  async topic(name: string): Promise<ActualTopic | undefined> {
    return (await this.topics()).get(name);
  }

  /** How many messages the first partition of a topic has had. */
  async endOffset(topic: string): Promise<number> {
    const said = await this.tool('kafka-get-offsets.sh', ['--topic-partitions', `${topic}:0`]);
    return Number(/:0:(\d+)/.exec(said)?.[1] ?? 0);
  }

  create(topic: string, ...options: readonly string[]): Promise<string> {
    return this.tool('kafka-topics.sh', ['--create', `--topic=${topic}`, ...options]);
  }

  /** Creates topics `PREFIX-0`, `PREFIX-1`, … of one partition in a single JVM. */
  async createMany(prefix: string, count: number, retentionMs: number): Promise<void> {
    const program = [join(__dirname, 'CreateTopics.java'), this.bootstrap, prefix, count, retentionMs];
    const classPath = join(this.distribution, 'libs', '*');
    const { status, stderr } = await finish(start('java', ['-cp', classPath, ...program.map(String)]));
    if (status !== 0) throw new Error(`CreateTopics.java exited with ${status}\n${stderr}`);
  }

  configure(topic: string, ...options: readonly string[]): Promise<string> {
    return this.tool('kafka-configs.sh', [
      '--alter',
      '--entity-type=topics',
      `--entity-name=${topic}`,
      ...options,
    ]);
  }

  /** Carries out a reassignment as the reconciler's report tells an operator to: the JSON, then the command. */
  async reassign(json: string, command: string): Promise<string> {
    const [script, ...args] = command.split(' ');
    const file = args[args.indexOf('--reassignment-json-file') + 1] as string;
    const own = join(this.folder, basename(file));
    writeFileSync(own, json);
    return this.tool(
      script as string,
      args.map((arg) => (arg === file ? own : arg)),
      false,
    );
  }

  async reassignmentDone(json: string, command: string): Promise<void> {
    await until('the reassignment to be complete', async () => {
      const said = await this.reassign(json, command);
      return !/in progress|failed/i.test(said) && /is completed/.test(said);
    });
  }

  /** The output of one of Kafka's own launchers. @throws Error when it fails */
  async tool(script: string, args: readonly string[], withBootstrap = true): Promise<string> {
    const bootstrap = withBootstrap ? ['--bootstrap-server', this.bootstrap] : [];
    const child = start(join(this.distribution, 'bin', script), [...bootstrap, ...args], {
      env: this.environment('-Xmx128m'),
    });
    const { status, stdout, stderr } = await finish(child);
    if (status !== 0)
      throw new Error(`${script} ${args.join(' ')} exited with ${status}\n${stdout}${stderr}`);
    return stdout;
  }

  private zooKeeper?: string;

  private async startZooKeeper(port: number): Promise<(id: number) => string[]> {
    this.zooKeeper = `127.0.0.1:${port}`;
    const file = join(this.folder, 'zookeeper.properties');
    writeFileSync(
      file,
      [`dataDir=${join(this.folder, 'zookeeper')}`, `clientPort=${port}`, 'admin.enableServer=false'].join(
        '\n',
      ),
    );
    this.server('zookeeper-server-start.sh', file, 'zookeeper', '-Xmx128m');
    await until('ZooKeeper to accept connections', () => accepts(port));
    return (id) => [
      `broker.id=${id}`,
      `zookeeper.connect=127.0.0.1:${port}`,
      'zookeeper.session.timeout.ms=6000',
    ];
  }

  private format(broker: Broker): Promise<string> {
    const args = ['format', '-t=5L6g3nShT-eMCtK--X86sw', '-c', this.properties(broker)];
    return this.tool('kafka-storage.sh', args, false);
  }

  private server(script: string, properties: string, name: string, heap: string): ChildProcess {
    const child = start(join(this.distribution, 'bin', script), [properties], {
      env: { ...this.environment(heap), EXTRA_ARGS: `-name ${name}` },
    });
    const log = createWriteStream(join(this.folder, `${name}.log`), { flags: 'a' });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    return child;
  }

  private environment(heap: string): NodeJS.ProcessEnv {
    mkdirSync(join(this.folder, 'logs'), { recursive: true });
    return {
      ...process.env,
      KAFKA_HEAP_OPTS: heap,
      KAFKA_JVM_PERFORMANCE_OPTS: '-XX:+UseSerialGC -XX:TieredStopAtLevel=1',
      KAFKA_JMX_OPTS: ' ',
      LOG_DIR: join(this.folder, 'logs'),
    };
  }

  private async known(): Promise<number> {
    const script = 'kafka-broker-api-versions.sh';
    return (await this.tool(script, []).catch(() => '')).match(/\(id: \d+ rack: /g)?.length ?? 0;
  }

  private broker(id: number): Broker {
    const broker = this.brokers[id];
    if (!broker) throw new Error(`there is no broker ${id}`);
    return broker;
  }

  private properties({ id }: Broker): string {
    return join(this.folder, `broker-${id}.properties`);
  }
}

function brokerLines(broker: Broker, racks: readonly string[], mode: readonly string[]): string[] {
  const kraft = mode.some((line) => line.startsWith('process.roles'));
  const controller = mode.find((line) => line.startsWith('# controller '))?.slice('# controller '.length);
  const jaas = `org.apache.kafka.common.security.plain.PlainLoginModule required user_admin="${password}";`;
  return [
    ...mode,
    `broker.rack=${racks[broker.id]}`,
    `listeners=CLIENT://127.0.0.1:${broker.port},LOCKED://127.0.0.1:${broker.saslPort}${kraft ? `,CONTROLLER://${controller}` : ''}`,
    `listener.security.protocol.map=CLIENT:PLAINTEXT,LOCKED:SASL_PLAINTEXT${kraft ? ',CONTROLLER:PLAINTEXT' : ''}`,
    'inter.broker.listener.name=CLIENT',
    'listener.name.locked.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512',
    'listener.name.locked.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;',
    `listener.name.locked.scram-sha-512.connections.max.reauth.ms=${reauthenticationMs}`,
    `listener.name.locked.plain.sasl.jaas.config=${jaas}`,
    `log.dirs=${broker.data}`,
    'auto.create.topics.enable=false',
    'offsets.topic.replication.factor=1',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'group.initial.rebalance.delay.ms=0',
    'log.cleaner.dedupe.buffer.size=4194304',
    'num.io.threads=2',
    'num.network.threads=2',
  ];
}

function authorizerLines(version: string): string[] {
  return [
    `authorizer.class.name=${version.startsWith('3.') ? 'kafka.security.authorizer.AclAuthorizer' : 'org.apache.kafka.metadata.authorizer.StandardAuthorizer'}`,
    'super.users=User:admin;User:ANONYMOUS',
    'allow.everyone.if.no.acl.found=false',
  ];
}

function kraftLines(ports: readonly number[]): (id: number) => string[] {
  const voters = ports.map((port, id) => `${id}@127.0.0.1:${port}`).join(',');
  return (id) => [
    `# controller 127.0.0.1:${ports[id]}`,
    `node.id=${id}`,
    'process.roles=broker,controller',
    'controller.listener.names=CONTROLLER',
    `controller.quorum.voters=${voters}`,
    'broker.session.timeout.ms=6000',
  ];
}

export function versionOf(distribution: string): string {
  const jar = readdirSync(join(distribution, 'libs')).find((name) => name.startsWith('kafka-clients-'));
  if (!jar)
    throw new Error(`${distribution} is not a Kafka distribution: it has no libs/kafka-clients-*.jar`);
  return jar.slice('kafka-clients-'.length, -'.jar'.length);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .once('error', () => resolve(false));
  });
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** A port of this machine that nothing listens on. */
export async function closedPort(): Promise<number> {
  return (await freePorts(1))[0] as number;
}
