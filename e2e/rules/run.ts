/**
 * Proves the rules that mirror Kafka's own refusals against real brokers, over generated topics and broker configs: what
 * we refuse Kafka refuses, what we accept Kafka accepts, and what we write is what Kafka says back.
 *
 *     KAFKA_DIST_3=… KAFKA_DIST_4=… node --require ./run-ts.cjs e2e/rules/run.ts
 *
 * Each variable names a Kafka distribution (bin, config, libs); Java 17 is on PATH.
 */
import { join } from 'node:path';
import type { DeclaredTopic, Environment, Topic } from '../../lib';
import { declared } from '../../lib/environment/defaults';
import { findingsIn } from '../../lib/rules/findings';
import { Cluster } from '../reconciler/cluster';
import { cleanUp, finish, start } from '../reconciler/processes';
import { proveBrokerStarts } from './broker-starts';
import { proveBrokerConfigs } from './brokers';
import { generatedTopics } from './generated';

/** The rules whose errors Kafka makes itself. Others are stricter than Kafka, and say why. */
const mirrors = [
  'topic-config-unknown',
  'topic-config-value',
  'compaction-lag',
  'remote-storage',
  'replication-factor-above-brokers',
];

interface Judged {
  readonly topic: DeclaredTopic;
  /** Why we refuse it. */
  readonly refusals: readonly string[];
}

/** What we think of a topic, on one broker. */
function judged(topics: readonly Topic[], metadataMode: Environment['metadataMode']): Judged[] {
  const environment = declared({
    name: 'proof',
    namespace: 'proof',
    metadataMode,
    brokers: { replicas: 1, storage: '10Gi' },
    topics,
  });
  const findings = findingsIn(environment).filter(({ rule }) => mirrors.includes(rule));
  return environment.topics.map((topic) => ({
    topic,
    refusals: findings
      .filter((it) => it.topic === topic.name)
      .map(({ rule, field, value, problem }) => `${rule}: ${field}: ${JSON.stringify(value)} ${problem}`),
  }));
}

async function asked(cluster: Cluster, what: 'try' | 'create', topics: readonly DeclaredTopic[]) {
  const lines = topics.map(({ name, replicationFactor, configs }) =>
    [
      name,
      replicationFactor,
      ...Object.entries(configs).map((it) => it.map(encodeURIComponent).join('=')),
    ].join(' '),
  );
  const classPath = join(cluster.distribution, 'libs', '*');
  const program = [join(__dirname, 'TryTopics.java'), cluster.bootstrap, what];
  const child = start('java', ['-cp', classPath, ...program], { stdio: 'pipe' });
  child.stdin?.end(lines.join('\n'));
  const { status, stdout, stderr } = await finish(child);
  if (status !== 0) throw new Error(`TryTopics.java exited with ${status}\n${stderr}`);
  const answers = [...stdout.matchAll(/^(\S+) ?(.*)$/gm)];
  return new Map(answers.map(([, name, answer]) => [name as string, answer as string]));
}

/** Whether a topic takes no room to speak of while it is empty. */
function isSmall({ configs }: DeclaredTopic): boolean {
  return configs.preallocate !== 'true' && Number(configs['segment.index.bytes'] ?? 0) < 2 ** 20;
}

async function prove(distribution: string): Promise<string[]> {
  const cluster = await Cluster.start(distribution, { racks: ['a'] });
  const topics = judged(generatedTopics(600), cluster.version.startsWith('3.') ? 'zookeeper' : 'kraft');
  const answers = await asked(
    cluster,
    'try',
    topics.map(({ topic }) => topic),
  );
  const differing = topics.flatMap(({ topic, refusals }) => {
    const answer = answers.get(topic.name) ?? 'no answer';
    return (refusals.length === 0) === (answer === 'accepted')
      ? []
      : [
          `${JSON.stringify(topic.written)}\n    we: ${refusals.join('; ') || 'accepted'}\n    Kafka: ${answer}`,
        ];
  });
  const accepted = topics.filter(({ refusals }) => refusals.length === 0).map(({ topic }) => topic);
  const said = await asked(cluster, 'create', accepted.filter(isSmall).slice(0, 300));
  const otherwise = [...said].flatMap(([name, configs]) => {
    const declaredConfigs = topics.find(({ topic }) => topic.name === name)?.topic.configs ?? {};
    const ours = Object.entries(declaredConfigs).map((it) => it.join('='));
    return ours.sort().join(' ') === configs.split(' ').sort().join(' ')
      ? []
      : [`${name}\n    we: ${ours.join(' ')}\n    Kafka: ${configs}`];
  });
  console.log(
    `${differing.length === 0 ? '✓' : '✗'} ${cluster.version}: ${topics.length} topics, of which we and Kafka refuse ${topics.length - accepted.length}`,
  );
  console.log(
    `${otherwise.length === 0 ? '✓' : '✗'} ${cluster.version}: ${said.size} topics created, whose configs Kafka says back as we wrote them`,
  );
  cleanUp();
  return [...differing, ...otherwise];
}

async function main(): Promise<number> {
  const distributions = [process.env.KAFKA_DIST_3, process.env.KAFKA_DIST_4].filter((it) => it !== undefined);
  if (distributions.length === 0)
    throw new Error('name a Kafka distribution in KAFKA_DIST_3, KAFKA_DIST_4 or both');
  const differing: string[] = [];
  for (const distribution of distributions) {
    differing.push(...(await proveBrokerConfigs(distribution, 400)));
    differing.push(...(await proveBrokerStarts(distribution)));
    differing.push(...(await prove(distribution)));
  }
  for (const it of differing) console.log(it);
  return differing.length === 0 ? 0 : 1;
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
