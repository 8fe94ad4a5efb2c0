import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { propertyLines } from '../../lib/charts/broker-properties';
import { declared } from '../../lib/environment/defaults';
import { brokerConfigTable } from '../../lib/kafka/broker-configs/table';
import { spanIn } from '../../lib/kafka/configs/config';
import { findingsIn } from '../../lib/rules/findings';
import { Cluster } from '../reconciler/cluster';
import { cleanUp, type Finished, finish, signalGroup, start, temporaryFolder } from '../reconciler/processes';
import type { BrokerConfigs } from './broker-configs';
import { identity, versionOf } from './brokers';

/** Right ones, in the spellings that people use, and those that Kafka looks at only when it starts. */
const right: BrokerConfigs = {
  'compression.type': 'zstd',
  'connections.max.idle.ms': '10m',
  'listener.name.client.max.connections': 500,
  'log.cleaner.io.max.bytes.per.second': '50MiB',
  'log.cleanup.policy': 'compact , delete',
  'log.retention.hours': '7d',
  'log.segment.bytes': '512MiB',
  'max.connections.per.ip.overrides': '127.0.0.1:500',
  'metric.reporters': 'org.apache.kafka.common.metrics.JmxReporter',
  'metrics.recording.level': 'debug',
  'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector',
  'ssl.cipher.suites': 'TLS_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
};

/** Wrong ones, which a server finds before it asks for its quorum: one is enough for it not to start. */
const wrong: readonly BrokerConfigs[] = [
  { 'num.network.threads': 'abc' },
  { 'compression.type': 'zsdt' },
  { 'log.retention.hours': 0 },
  { 'replica.lag.time.max.ms': 100 },
];

function environment(config: BrokerConfigs, version: string) {
  return declared({
    name: 'proof',
    namespace: 'proof',
    metadataMode: version.startsWith('3.') ? 'zookeeper' : 'kraft',
    brokers: { replicas: 1, storage: '10Gi', config },
    topics: [],
  });
}

/** Every default of Kafka's written down, and the right ones over it. */
function everythingWritten(version: string): BrokerConfigs {
  const defaults = brokerConfigTable.flatMap((config) => {
    const value = spanIn(config, version)?.default;
    // Not Kafka's own: there are no three brokers, nor is there memory for as large a buffer.
    const isOfCluster = /replication\.factor$|min\.isr$|^log\.cleaner\.dedupe\.buffer\.size$/.test(
      config.name,
    );
    return value === undefined || isOfCluster ? [] : [[config.name, value] as const];
  });
  return { ...Object.fromEntries(defaults), ...right };
}

async function starts(distribution: string): Promise<string[]> {
  const version = versionOf(distribution);
  const { brokers } = environment(everythingWritten(version), version);
  try {
    await Cluster.start(distribution, { racks: ['a'], properties: propertyLines(brokers.config) });
    console.log(
      `✓ ${version}: a broker starts with ${Object.keys(brokers.config).length} configs, as we write them`,
    );
    return [];
  } catch (error) {
    return [`${version}: a broker does not start with what we accept: ${error}`];
  } finally {
    cleanUp();
  }
}

/** Starts a server that is expected to give up; one that does not is ended. */
async function startWith(distribution: string, config: BrokerConfigs): Promise<Finished> {
  const version = versionOf(distribution);
  const { brokers, metadataMode } = environment(config, version);
  const folder = temporaryFolder('kafka-refused');
  const file = join(folder, 'server.properties');
  const lines = identity[metadataMode].broker ?? [];
  writeFileSync(file, [...lines, `log.dirs=${folder}/data`, ...propertyLines(brokers.config)].join('\n'));
  const child = start(join(distribution, 'bin', 'kafka-server-start.sh'), [file], {
    env: { ...process.env, KAFKA_HEAP_OPTS: '-Xmx256m', KAFKA_JMX_OPTS: ' ', LOG_DIR: join(folder, 'logs') },
  });
  const limit = setTimeout(() => signalGroup(child, 'SIGKILL'), 60_000);
  return finish(child).finally(() => clearTimeout(limit));
}

async function doesNotStart(distribution: string, config: BrokerConfigs): Promise<string[]> {
  const version = versionOf(distribution);
  const written = JSON.stringify(config);
  const refusals = findingsIn(environment(config, version)).filter(({ rule }) =>
    rule.startsWith('broker-config-'),
  );
  const { status, stdout, stderr } = await startWith(distribution, config);
  const said = /(ConfigException|IllegalArgumentException|InvalidConfigurationException).*/.exec(
    stdout + stderr,
  )?.[0];
  if (refusals.length > 0 && status !== 0 && said) {
    console.log(`✓ ${version}: neither we nor a broker take ${written}`);
    return [];
  }
  return [
    `${version}: ${written}: ${refusals.length} refusals of ours, the broker exited with ${status}: ${said}`,
  ];
}

/** Starts brokers as a pod does: one with everything that is right, and one with each that is wrong. */
export async function proveBrokerStarts(distribution: string): Promise<string[]> {
  const differing = await starts(distribution);
  for (const config of wrong) differing.push(...(await doesNotStart(distribution, config)));
  return differing;
}
