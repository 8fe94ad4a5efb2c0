import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredEnvironment, MetadataMode } from '../../lib';
import { brokerProperties, propertyLines } from '../../lib/charts/broker-properties';
import { declared } from '../../lib/environment/defaults';
import { brokerConfig } from '../../lib/kafka/broker-configs/broker-config';
import { spanIn } from '../../lib/kafka/configs/config';
import type { Finding } from '../../lib/rules/finding';
import { findingsIn } from '../../lib/rules/findings';
import { finish, start } from '../reconciler/processes';
import { type BrokerConfigs, generatedBrokerConfigs } from './broker-configs';

/** The rules whose errors Kafka makes itself when it reads its properties. */
const mirrors = ['broker-config-value', 'broker-config-contradiction', 'broker-config-class'];

/** What Kafka says in its log alone, and goes on; one that is known to a later version it may refuse as well. */
const unknown = 'broker-config-unknown';

/**
 * Configs whose values a server looks at later, when it loads or resolves what they name: where we refuse one, Kafka
 * may still read it. What it reads we have to accept all the same.
 */
const lookedAtLater = [
  'kafka.metrics.reporters',
  'max.connections.per.ip.overrides',
  'metric.reporters',
  'remote.log.metadata.manager.class.name',
  'remote.log.storage.manager.class.name',
  'remote.log.storage.system.enable',
  'replica.selector.class',
  'ssl.cipher.suites',
];

/** What a server is. */
export type Role = 'broker' | 'controller';

/** What the chart writes besides: who the server is, and its listeners. */
export const identity: Record<MetadataMode, Partial<Record<Role, string[]>>> = {
  zookeeper: {
    broker: [
      'broker.id=0',
      'zookeeper.connect=127.0.0.1:2181',
      'listeners=CLIENT://:9092,INTERNAL://:9093',
      'advertised.listeners=CLIENT://localhost:9092,INTERNAL://localhost:9093',
      'listener.security.protocol.map=CLIENT:PLAINTEXT,INTERNAL:PLAINTEXT',
      'inter.broker.listener.name=INTERNAL',
    ],
  },
  kraft: {
    broker: [
      'process.roles=broker',
      'node.id=0',
      'controller.quorum.voters=1000@localhost:9094',
      'listeners=CLIENT://:9092,INTERNAL://:9093',
      'advertised.listeners=CLIENT://localhost:9092,INTERNAL://localhost:9093',
      'listener.security.protocol.map=CLIENT:PLAINTEXT,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT',
      'controller.listener.names=CONTROLLER',
      'inter.broker.listener.name=INTERNAL',
    ],
    controller: [
      'process.roles=controller',
      'node.id=1000',
      'controller.quorum.voters=1000@localhost:9094',
      'listeners=CONTROLLER://:9094',
      'advertised.listeners=CONTROLLER://localhost:9094',
      'listener.security.protocol.map=CONTROLLER:PLAINTEXT',
      'controller.listener.names=CONTROLLER',
    ],
  },
};

interface Judged {
  readonly environment: DeclaredEnvironment;
  readonly written: BrokerConfigs;
  /** Why we refuse them. */
  readonly refusals: readonly string[];
  /** Whether all that we refuse them for is looked at later. */
  readonly isLater: boolean;
}

function judged(config: BrokerConfigs, metadataMode: MetadataMode): Judged {
  const environment = declared({
    name: 'proof',
    namespace: 'proof',
    metadataMode,
    brokers: { replicas: 3, storage: '10Gi', config },
    topics: [],
  });
  const findings = findingsIn(environment).filter(({ rule }) => mirrors.includes(rule) || rule === unknown);
  const isLater = ({ rule, field }: Finding) =>
    rule === unknown || lookedAtLater.includes(field.replace('brokers.config.', ''));
  return {
    environment,
    written: config,
    refusals: findings.map(
      ({ rule, field, value, problem }) => `${rule}: ${field}: ${JSON.stringify(value)} ${problem}`,
    ),
    isLater: findings.length > 0 && findings.every(isLater),
  };
}

/** What a server answers to each properties file, or says that it has read in it. */
async function asked(distribution: string, files: ReadonlyMap<string, readonly [string, string[]]>) {
  const lines = [...files].map(([id, [text, names]]) =>
    [id, ...[text, ...names].map(encodeURIComponent)].join(' '),
  );
  const classPath = join(distribution, 'libs', '*');
  const child = start('java', ['-Xmx256m', '-cp', classPath, join(__dirname, 'TryBrokerConfigs.java')], {
    stdio: 'pipe',
  });
  child.stdin?.end(lines.join('\n'));
  const { status, stdout, stderr } = await finish(child);
  if (status !== 0) throw new Error(`TryBrokerConfigs.java exited with ${status}\n${stderr}`);
  return new Map(
    [...stdout.matchAll(/^(\S+) ((?:accepted|refused).*)$/gm)].map(([, id, answer]) => [
      id as string,
      answer as string,
    ]),
  );
}

function fileOf({ environment }: Judged, lines: readonly string[]): string {
  return [
    ...lines,
    'log.dirs=/var/lib/kafka/data/kafka',
    ...propertyLines(brokerProperties(environment)),
  ].join('\n');
}

/** Of an answer, what a server has otherwise than we wrote it. */
function otherwise({ environment }: Judged, answer: string): string[] {
  return answer
    .split(' ')
    .slice(1)
    .filter((it) => it !== '')
    .map(
      (it) => it.split('=').map((text) => decodeURIComponent(text.replaceAll('+', ' '))) as [string, string],
    )
    .filter(([name, value]) => environment.brokers.config[name] !== value)
    .map(([name, value]) => `we: ${name}=${environment.brokers.config[name]}, Kafka: ${value}`);
}

/** Asks brokers and controllers of a distribution what they think of generated configs. */
export async function proveBrokerConfigs(distribution: string, count: number): Promise<string[]> {
  const version = versionOf(distribution);
  const metadataMode = version.startsWith('3.') ? 'zookeeper' : 'kraft';
  const all = generatedBrokerConfigs(count).map((config) => judged(config, metadataMode));
  const differing: string[] = [];
  for (const [role, lines] of Object.entries(identity[metadataMode])) {
    const files = all.map((it, index) => [`${index}`, [fileOf(it, lines), known(it, version)]] as const);
    const answers = await asked(distribution, new Map(files));
    const wrong = all.flatMap((it, index) => difference(it, answers.get(`${index}`) ?? 'no answer'));
    const refused = [...answers.values()].filter((it) => it.startsWith('refused')).length;
    console.log(
      `${wrong.length === 0 ? '✓' : '✗'} ${version}: ${all.length} broker configs, of which we and a ${role} refuse ${refused}, and read the others alike`,
    );
    differing.push(...wrong.map((it) => `${version} ${role}: ${it}`));
  }
  return differing;
}

/** The configs that the version knows: of others it says nothing back. */
function known({ written }: Judged, version: string): string[] {
  return Object.keys(written).filter((name) => {
    const config = brokerConfig(name);
    return config !== undefined && spanIn(config, version) !== undefined;
  });
}

function difference(it: Judged, answer: string): string[] {
  const isAccepted = answer.startsWith('accepted');
  if (it.isLater && isAccepted) return [];
  const written = JSON.stringify(it.written);
  if ((it.refusals.length === 0) !== isAccepted) {
    return [`${written}\n    we: ${it.refusals.join('; ') || 'accepted'}\n    Kafka: ${answer}`];
  }
  return isAccepted ? otherwise(it, answer).map((what) => `${written}\n    ${what}`) : [];
}

/** The version of a distribution, by its jars. */
export function versionOf(distribution: string): string {
  const jar = readdirSync(join(distribution, 'libs')).find((file) =>
    /^kafka-clients-[\d.]+\.jar$/.test(file),
  );
  return jar?.slice('kafka-clients-'.length, -'.jar'.length) ?? 'unknown';
}
