import type { Environment } from '../../lib';
import { found, quiet } from './found';

const topics = [{ name: 'orders', purpose: 'x' }];

function brokers(changed: Partial<Environment['brokers']>): Partial<Environment> {
  return { brokers: { ...quiet.brokers, ...changed } };
}

const memory = (request: string, limit = '64Gi') =>
  brokers({ resources: { cpu: { request: '1', limit: '1' }, memory: { request, limit } } });

test('a quiet environment, and one with a topic, has no findings', () => {
  const rules = [
    'quorum-is-odd',
    'quorum-of-one',
    'drain-takes-all-brokers',
    'drain-breaks-min-isr',
    'heap-size',
    'many-partitions',
  ];
  for (const rule of rules) expect(found(rule, { topics })).toEqual([]);
});

test('zookeeper-end-of-life', () => {
  expect(found('zookeeper-end-of-life', { metadataMode: 'zookeeper' })).toHaveLength(1);
  expect(found('zookeeper-end-of-life')).toEqual([]);
});

test('release-name-length', () => {
  expect(found('release-name-length', { releaseName: `kafka${'k'.repeat(37)}` })).toHaveLength(1);
  expect(found('release-name-length', { releaseName: `kafka${'k'.repeat(36)}` })).toEqual([]);
});

test('internal-topic and topic-names-collide', () => {
  const named = (...names: string[]) => ({ topics: names.map((name) => ({ name, purpose: 'x' })) });
  expect(found('internal-topic', named('__a', '_a'))).toEqual([
    `__a › name: "__a" begins with '__', which marks Kafka's own topics`,
  ]);
  expect(found('topic-names-collide', named('a.b', 'a_b'))).toHaveLength(1);
  expect(found('topic-names-collide', named('a.b', 'a-b'))).toEqual([]);
});

test('quorum-is-odd and quorum-of-one', () => {
  const quorum = (replicas: number) => ({ quorum: { replicas, storage: '5Gi' } });
  expect(found('quorum-is-odd', quorum(4))).toHaveLength(1);
  expect(found('quorum-is-odd', quorum(5))).toEqual([]);
  expect(found('quorum-of-one', quorum(1))).toHaveLength(1);
  expect(found('quorum-of-one', { ...quorum(1), ...brokers({ replicas: 2 }) })).toEqual([]);
});

test('drain-takes-all-brokers', () => {
  expect(found('drain-takes-all-brokers', { maxUnavailable: 3 })).toHaveLength(1);
  expect(found('drain-takes-all-brokers', { maxUnavailable: 2 })).toEqual([]);
});

test('drain-breaks-min-isr names the topics and how many brokers they can spare', () => {
  const rule = 'drain-breaks-min-isr';
  expect(found(rule, { maxUnavailable: 2, topics })).toEqual([
    "maxUnavailable: 2 lets a drain take 2 brokers at once, and orders can be written to with acks=all only while no more than 1 of a partition's is away",
  ]);
  const [orders] = topics;
  const spared = [{ name: 'orders', purpose: 'x', ...orders, configs: { 'min.insync.replicas': 1 } }];
  expect(found(rule, { maxUnavailable: 2, topics: spared })).toEqual([]);
});

test('replicas-not-spread-over-zones', () => {
  const rule = 'replicas-not-spread-over-zones';
  const zones = { spread: { nodes: 'required', zones: 'required' }, topics } as const;
  expect(found(rule, { ...zones, ...brokers({ replicas: 6 }) })).toHaveLength(1);
  expect(found(rule, zones)).toEqual([]);
  expect(found(rule, { ...brokers({ replicas: 6 }), topics })).toEqual([]);
});

test('recovery-exceeds-startup counts open segments, up to the size of the volume', () => {
  const rule = 'recovery-exceeds-startup';
  const many = (partitions: number, segment: '1GiB' | '256MiB' = '1GiB') => ({
    ...brokers({ storage: '2Ti' }),
    topics: [{ name: 'orders', purpose: 'x', partitions, segment }],
  });
  expect(found(rule, many(336))).toEqual([
    'topics: "1 topics" have up to 360 GB of open segments on each broker: after it was killed it reads them again, 60 minutes at 100 MB/s, and is killed once more after 60',
  ]);
  expect(found(rule, many(335))).toEqual([]);
  expect(found(rule, many(336, '256MiB'))).toEqual([]);
  expect(found(rule, { ...many(336), ...brokers({ storage: '100Gi' }) })).toEqual([]);
});

test('request-above-limit', () => {
  expect(found('request-above-limit', memory('2Gi', '1Gi'))).toHaveLength(1);
  expect(found('request-above-limit', memory('2Gi', '2Gi'))).toEqual([]);
});

test('heap-size', () => {
  expect(found('heap-size', memory('1023Mi'))).toEqual([
    'brokers.resources.memory.request: "1023Mi" leaves a heap of 511 MiB: a broker needs 512 MiB to serve a few hundred partitions',
  ]);
  expect(found('heap-size', memory('1Gi'))).toEqual([]);
  expect(found('heap-size', memory('12Gi'))).toEqual([]);
  expect(found('heap-size', memory('13Gi'))).toHaveLength(1);
});

test('many-partitions', () => {
  const of = (partitions: number, replicas = 3) => ({
    ...brokers({ replicas }),
    topics: [{ name: 'orders', purpose: 'x', partitions }],
  });
  expect(found('many-partitions', of(4001))).toEqual([
    'topics: "1 topics" have 12003 replicas of partitions, 4001 on each broker: beyond 4000 on one or 200000 in all, elections and restarts take minutes and file handles and memory maps run out',
  ]);
  expect(found('many-partitions', of(4000))).toEqual([]);
  expect(found('many-partitions', of(66_667, 60))).toHaveLength(1);
  expect(found('many-partitions', of(66_666, 60))).toEqual([]);
});

test('auto-create-topics', () => {
  const config = (value: boolean) => brokers({ config: { 'auto.create.topics.enable': value } });
  expect(found('auto-create-topics', config(true))).toHaveLength(1);
  expect(found('auto-create-topics', config(false))).toEqual([]);
});
