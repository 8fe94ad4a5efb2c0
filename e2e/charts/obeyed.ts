/**
 * Gives real Kafka what secured environments become with real charts, and sees who is let in:
 *
 *     KAFKA_DIST_3=… KAFKA_DIST_4=… npm run e2e:obeyed FOLDER
 *
 * The variables name Kafka distributions (bin, config, libs) of 3.9 and of 4.x; FOLDER holds packed charts, as
 * e2e/charts/run.ts says it; Java is on PATH. One server of each kind runs as a plain process, with the properties that
 * its pods would read, of which only host names, ports and folders are replaced.
 */
import { strict as assert } from 'node:assert';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { named, serverOf } from '../../__tests__/foreign-charts/servers';
import type { Any } from '../../__tests__/security/objects';
import type { MetadataMode } from '../../lib';
import { environmentApp } from '../../lib/output/environment-app';
import { cleanUp, finish, start, temporaryFolder, until } from '../reconciler/processes';
import { Authority } from '../secured/authority';
import { environmentFor, loaded } from './look';

/** Which charts, in which mode, on which Kafka: one for each way in which properties reach the servers. */
const cases: [string, MetadataMode, 'KAFKA_DIST_3' | 'KAFKA_DIST_4'][] = [
  ['kafka-20.0.0.tgz', 'zookeeper', 'KAFKA_DIST_3'],
  ['kafka-23.0.7.tgz', 'kraft', 'KAFKA_DIST_3'],
  ['kafka-31.5.0.tgz', 'zookeeper', 'KAFKA_DIST_3'],
  ['kafka-31.5.0.tgz', 'kraft', 'KAFKA_DIST_3'],
  ['kafka-32.4.3.tgz', 'kraft', 'KAFKA_DIST_4'],
  ['kafka-0.1.4.tgz', 'kraft', 'KAFKA_DIST_4'],
];

/** The ports of the charts, and those in their place: what else runs here may have the former. */
const moved = [2181, 2182, 8080, 9092, 9093, 9094].map((port) => [port, port + 20_000] as const);

const clusterId = 'AAAAAAAAQACAAAAAAAAAAA';

/** The processes of one environment. */
class Installation {
  private readonly folder = temporaryFolder('obeyed');
  private readonly authority = new Authority('obeyed');

  constructor(
    private readonly objects: Any[],
    private readonly distribution: string,
  ) {}

  async startServers(mode: MetadataMode): Promise<void> {
    const sets = this.objects
      .filter(({ kind }) => kind === 'StatefulSet')
      .map(({ metadata }) => metadata.name);
    const quorum = sets.find((name) => /-(zookeeper|controller)$/.test(name));
    const brokers = sets.find((name) => name !== quorum) as string;
    const { properties } = serverOf(this.objects, brokers);
    if (quorum && mode === 'zookeeper') await this.startZooKeeper(quorum);
    // Those of charts 22 and 23 come from a script in the pod.
    const voters = { 'controller.quorum.voters': '0@localhost:9094' };
    if (mode === 'kraft' && quorum) {
      await this.startKafka('controller', { ...serverOf(this.objects, quorum).properties, 'node.id': '0' });
      await this.startKafka('broker', { ...properties, 'node.id': '100' });
    } else if (mode === 'kraft') {
      await this.startKafka('broker', { ...voters, ...combined, ...properties, 'node.id': '0' });
    } else await this.startKafka('broker', { ...properties, 'broker.id': '0' });
  }

  private async startZooKeeper(name: string): Promise<void> {
    this.write('zookeeper', this.certificate(name));
    const lines = Object.entries({
      // What the image's entrypoint writes.
      ...{
        tickTime: '2000',
        initLimit: '10',
        syncLimit: '5',
        clientPort: '2181',
        'admin.serverPort': '8080',
      },
      dataDir: path.join(this.folder, 'data-zookeeper'),
      ...serverOf(this.objects, name).properties,
    });
    const file = this.write('zookeeper', { 'zoo.cfg': this.text('zookeeper', lines) })['zoo.cfg'] as string;
    await this.run('zookeeper', 'zookeeper-server-start.sh', file, /binding to port.*22182/);
  }

  private async startKafka(role: 'broker' | 'controller', properties: Record<string, string>): Promise<void> {
    this.write(role, this.certificate(`kafka-${role}`));
    const { 'log.dir': _, ...rest } = properties;
    const lines = Object.entries({
      ...rest,
      'log.dirs': path.join(this.folder, `data-${role}`),
      ...(role === 'broker'
        ? { 'advertised.listeners': 'CLIENT://localhost:9092,INTERNAL://localhost:9093' }
        : {}),
    });
    const file = this.write(role, { 'server.properties': this.text(role, lines) })[
      'server.properties'
    ] as string;
    if (properties['process.roles']) {
      const dynamic = 'controller.quorum.bootstrap.servers' in properties;
      const initial = role === 'controller' ? '--standalone' : '--no-initial-controllers';
      await this.tool(
        'kafka-storage.sh',
        'format',
        `-t=${clusterId}`,
        '-c',
        file,
        ...(dynamic ? [initial] : []),
      );
    }
    const started =
      role === 'broker'
        ? /Kafka Server started|started \(kafka\.server\.KafkaServer\)/
        : /Awaiting socket|STARTED/;
    await this.run(role, 'kafka-server-start.sh', file, started);
  }

  /** Where there is no cluster, names and folders of pods are those of this machine. */
  private text(role: string, lines: [string, string][]): string {
    const text = lines
      .filter(([name]) => name !== 'logs.dir')
      .map(([name, value]) => `${name}=${value}`)
      .join('\n')
      .replaceAll(/kafka-([a-z]+-)?\d\.[a-z0-9.-]+svc\.cluster\.local/g, 'localhost')
      .replaceAll(/\/etc\/stores|\/opt\/kafka\/tls-runtime/g, path.join(this.folder, role))
      .replaceAll('/mnt/kafka/certs', path.join(this.folder, role));
    return moved.reduce(
      (it, [port, to]) => it.replaceAll(new RegExp(`([:=])${port}\\b`, 'g'), `$1${to}`),
      text,
    );
  }

  /** The files of a certificate that the environment asks for, as pods have them. */
  private certificate(name: string): Record<string, string> {
    const { commonName, dnsNames = [] } = named(this.objects, 'Certificate', name).spec;
    const issued = this.authority.issue(`CN=${commonName}`, dnsNames);
    return {
      ...issued,
      'keystore.pem': `${issued['tls.key']}${issued['tls.crt']}`,
      'truststore.pem': issued['ca.crt'] as string,
    };
  }

  /** The file with the properties that Jobs have. */
  administration(): string {
    const config = this.objects.find(({ kind, data }) => kind === 'ConfigMap' && data['client.properties']);
    this.write('admin', this.certificate('kafka-admin'));
    const text = config.data['client.properties'].replaceAll(
      '/etc/certificates',
      path.join(this.folder, 'admin'),
    );
    return this.write('admin', { 'client.properties': text })['client.properties'] as string;
  }

  /** The file with the properties of a client that has a password. */
  client(password: string): string {
    const text = [
      'security.protocol=SASL_SSL',
      'sasl.mechanism=SCRAM-SHA-512',
      `sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="shop" password="${password}";`,
      'ssl.truststore.type=PEM',
      `ssl.truststore.location=${path.join(this.folder, 'admin', 'ca.crt')}`,
      'default.api.timeout.ms=10000',
      'request.timeout.ms=9000',
    ].join('\n');
    return this.write('client', { [`${password}.properties`]: text })[`${password}.properties`] as string;
  }

  private write(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
    mkdirSync(path.join(this.folder, folder), { recursive: true });
    const paths = Object.entries(files).map(([name, text]): [string, string] => {
      const file = path.join(this.folder, folder, name);
      writeFileSync(file, text);
      return [name, file];
    });
    return Object.fromEntries(paths);
  }

  private async run(role: string, tool: string, file: string, started: RegExp): Promise<void> {
    let said = '';
    const child = start(path.join(this.distribution, 'bin', tool), [file], { env: this.environment() });
    child.stdout?.on('data', (text) => {
      said += text;
    });
    try {
      await until(`${role} to start`, () => {
        assert.equal(child.exitCode, null, `${role} ended`);
        return started.test(said);
      });
    } catch (error) {
      throw new Error(
        `${(error as Error).message}\n${said
          .split('\n')
          .filter((it) => /ERROR|xception/.test(it))
          .slice(0, 5)
          .join('\n')}`,
      );
    }
  }

  /** What a tool of Kafka's says, whatever its exit code. */
  async tool(name: string, ...args: string[]): Promise<string> {
    const child = start(path.join(this.distribution, 'bin', name), args, { env: this.environment() });
    const { stdout, stderr } = await finish(child);
    return `${stdout}${stderr}`;
  }

  private environment() {
    return {
      ...process.env,
      LOG_DIR: path.join(this.folder, 'logs'),
      KAFKA_HEAP_OPTS: '-Xmx256m',
      KAFKA_JMX_OPTS: ' ',
    };
  }
}

/** Which roles the images of charts 22 and 23 are told that a node has. */
const combined = { 'process.roles': 'broker,controller' };

async function isObeyed(archive: string, mode: MetadataMode, distribution: string): Promise<void> {
  const one = environmentFor(archive, mode);
  const environment = loaded({
    ...one,
    brokers: { ...one.brokers, replicas: 1 },
    quorum: { replicas: 1, storage: '5Gi' },
    security: { certificates: { from: 'cert-manager' } },
  });
  if (typeof environment === 'string') throw new Error(environment);
  const installation = new Installation(
    environmentApp(environment).charts.flatMap((chart) => chart.toJson()),
    distribution,
  );
  await installation.startServers(mode);

  const admin = ['--bootstrap-server', 'localhost:29093', '--command-config', installation.administration()];
  const client = (password: string) => [
    ...['--bootstrap-server', 'localhost:29092', '--command-config', installation.client(password)],
  ];
  const topics = ['--create', '--topic', 'orders', '--partitions', '1', '--replication-factor', '1'];
  assert.match(await installation.tool('kafka-topics.sh', ...admin, ...topics), /Created topic orders/);
  const user = ['--alter', '--entity-type', 'users', '--entity-name', 'shop'];
  const scram = ['--add-config', 'SCRAM-SHA-512=[password=right]'];
  assert.match(
    await installation.tool('kafka-configs.sh', ...admin, ...user, ...scram),
    /Completed updating/,
  );

  const list = (password: string) => installation.tool('kafka-topics.sh', ...client(password), '--list');
  assert.doesNotMatch(await list('right'), /orders/, 'a user without ACLs sees topics');
  const acl = ['--add', '--allow-principal', 'User:shop', '--operation', 'Describe', '--topic', 'orders'];
  await installation.tool('kafka-acls.sh', ...admin, ...acl);
  assert.match(await list('right'), /^orders$/m, 'a user with an ACL sees nothing');
  assert.match(await list('wrong'), /invalid credentials/, 'a wrong password is let in');

  const ports = mode === 'zookeeper' ? [29093, 22182] : [29093, 29094];
  for (const port of ports)
    assert.match(await handshakeWithout(port), /alert bad certificate/, `port ${port}`);
}

/** What TLS says to somebody without a certificate. */
async function handshakeWithout(port: number): Promise<string> {
  const child = start('openssl', ['s_client', '-connect', `localhost:${port}`, '-tls1_2'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr } = await finish(child);
  return `${stdout}${stderr}`;
}

async function main(folder: string | undefined): Promise<0 | 1> {
  if (!folder) throw new Error('name a folder with packed charts');
  let exitCode: 0 | 1 = 0;
  for (const [file, mode, variable] of cases) {
    const distribution = process.env[variable];
    if (!distribution) throw new Error(`name a Kafka distribution in ${variable}`);
    try {
      await isObeyed(path.resolve(folder, file), mode, distribution);
      console.log(`✓ ${file} with ${mode} on ${path.basename(distribution)}`);
    } catch (error) {
      exitCode = 1;
      console.log(`✗ ${file} with ${mode}: ${error instanceof Error ? error.message : error}`);
    }
    cleanUp();
  }
  return exitCode;
}

main(process.argv[2]).then(
  (exitCode) => process.exit(exitCode),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
