import { prod } from '../../environments/prod';
import type { Environment } from '../../lib';
import { reviewEnvironments } from '../../lib';
import { isWithin, placeOf } from '../../lib/environment/place';
import { refuses } from '../../lib/rules/finding';

type Change = Record<string, unknown>;

const user = { name: 'web', purpose: 'x', password: { secret: 'web', key: 'password' }, groups: [] };

const base: Environment = {
  ...prod,
  brokers: { replicas: 3, storage: '450Gi', minInsyncReplicas: 2 },
  security: {
    certificates: { from: 'cert-manager' },
    users: [
      { ...user, name: 'web', consumes: ['orders'] },
      { ...user, name: 'batch', produces: ['orders'] },
    ],
  },
  externalAccess: {
    type: 'LoadBalancer',
    hosts: 'kafka-{broker}.example.com',
    allowedCidrs: ['192.0.2.0/24'],
  },
  topics: [
    { name: 'orders', purpose: 'x', key: 'id' },
    { name: 'payments', purpose: 'x', key: 'id', retention: '7d' },
    { name: 'clicks', purpose: 'x', key: 'id', configs: { 'cleanup.policy': 'delete' } },
  ],
};

const topic = (index: number, change: Change) => (it: Environment) => ({
  ...it,
  topics: it.topics.map((one, its) => (its === index ? { ...one, ...change } : one)),
});
const userOf = (index: number, change: Change) => (it: Environment) => ({
  ...it,
  security: {
    ...it.security,
    users: it.security?.users?.map((one, its) => (its === index ? { ...one, ...change } : one)),
  },
});
const brokers = (change: Change) => (it: Environment) => ({ ...it, brokers: { ...it.brokers, ...change } });
const field = (change: Change) => (it: Environment) => ({ ...it, ...change });

/** Faults that have nothing to do with each other: each is reported whichever other is there. */
const faults: Record<string, (it: Environment) => unknown> = {
  'a flag as text': field({ production: 'yes' }),
  'a misspelt field': field({ revison: '2' }),
  'a namespace': field({ namespace: 'Learn_Flow' }),
  'an even quorum': field({ quorum: { replicas: 4, storage: '5Gi' } }),
  'a drain rule': field({ spread: { nodes: 'must' } }),
  'a size': brokers({ storage: '10gi' }),
  'a StorageClass': brokers({ storageClass: 'Fast SSD!' }),
  'a request above its limit': brokers({
    resources: { cpu: { request: '2', limit: '1' }, memory: { request: '2Gi', limit: '4Gi' } },
  }),
  'a host': field({ externalAccess: { ...base.externalAccess, hosts: 'kafka_{broker}.example.com' } }),
  'too many replicas': topic(0, { replicationFactor: 9 }),
  "Kafka's own topic": topic(1, { name: '__consumer_offsets' }),
  'a topic name': topic(1, { name: 'pay ments' }),
  'half a partition': topic(0, { partitions: 1.5 }),
  'a duration': topic(1, { retention: '7 days' }),
  'a config that is none': topic(0, { configs: { 'retenton.ms': 1 } }),
  'a value of a config': topic(2, { configs: { 'cleanup.policy': 'compress' } }),
  "a user's misspelt field": userOf(0, { gruops: [{ prefix: 'web-' }], groups: undefined }),
  "a user's undeclared topic": userOf(1, { produces: ['oders'] }),
  "a user's group": userOf(0, { groups: [5] }),
  "a user's quota": userOf(1, { quotas: { producerRate: '10 MB' } }),
  'a missing password': userOf(0, { password: undefined }),
  'a rule that is none': field({ acknowledge: [{ rule: 'zookeper-end-of-life', reason: 'x' }] }),
};

/** What refuses an environment, as text. */
function errors(environment: unknown): string[] {
  const { findings } = reviewEnvironments({
    environments: [environment as Environment],
    only: [],
    variables: {},
  });
  return findings
    .filter(refuses)
    .map(({ topic: of, field: at, problem }) => `${of ?? ''} › ${at} ${problem}`)
    .sort();
}

test('an environment without a fault has none', () => {
  expect(errors(base)).toEqual([]);
});

const alone = new Map(Object.entries(faults).map(([name, fault]) => [name, errors(fault(base))]));

describe.each(Object.entries(faults))('%s', (name, fault) => {
  test('is one problem, with nothing that follows from it', () => {
    expect(alone.get(name)).toHaveLength(1);
  });

  test('is reported beside every other fault, and nothing else is', () => {
    for (const [other, otherFault] of Object.entries(faults).slice(Object.keys(faults).indexOf(name) + 1)) {
      const both = otherFault(fault(base) as Environment);
      const reverse = fault(otherFault(base) as Environment);
      // Faults in one place hide each other.
      if (JSON.stringify(both) !== JSON.stringify(reverse)) continue;
      expect(errors(both).map(renamed).sort()).toEqual(
        [...(alone.get(name) ?? []), ...(alone.get(other) ?? [])].map(renamed).sort(),
      );
    }
  });
});

/** A topic that two faults meet in may have been renamed by one of them. */
function renamed(problem: string): string {
  return problem.replace(/^(payments|pay ments|__consumer_offsets) /, 'TOPIC ');
}

test("the issue's own: a flag, an even quorum, too many replicas and Kafka's own topic", () => {
  const all = [
    'a flag as text',
    'an even quorum',
    'too many replicas',
    "Kafka's own topic",
    "a user's undeclared topic",
  ];
  expect(
    errors(
      all.reduce(
        (it, name) => (faults[name] as (it: Environment) => unknown)(it as Environment),
        base as unknown,
      ),
    ),
  ).toHaveLength(5);
});

describe('what one rule refused is not judged by a second', () => {
  test.each<[string, unknown, string[]]>([
    [
      'min ISR above the brokers, and so above every replication factor',
      brokers({ minInsyncReplicas: 4 })(base),
      [' › brokers.minInsyncReplicas'],
    ],
    [
      'a cleanup policy that is none, on a topic without keys',
      topic(0, { key: undefined, configs: { 'cleanup.policy': 'compact,archive' } })(base),
      ['orders › configs.cleanup.policy'],
    ],
    [
      'a number that is none, compared with others',
      topic(0, { configs: { 'min.compaction.lag.ms': 'soon', 'max.compaction.lag.ms': '1h' } })(base),
      ['orders › configs.min.compaction.lag.ms'],
    ],
    [
      'a number of brokers that is none, of which there are hosts and replicas',
      {
        ...brokers({ replicas: 0 })(base),
        externalAccess: { ...base.externalAccess, hosts: ['a.example.com'] },
      },
      [' › brokers.replicas'],
    ],
    ['topics that are no list, of which users speak', field({ topics: {} })(base), [' › topics']],
    [
      'a topic that is nothing, which a user may mean',
      userOf(0, { consumes: ['refunds'] })({ ...base, topics: [...base.topics, null] } as never),
      [' › topics[3]'],
    ],
    [
      'the name of a topic that a user has right',
      userOf(0, { consumes: ['pay-ments'] })(topic(1, { name: 'pay ments' })(base) as Environment),
      ['pay ments › name'],
    ],
  ])('%s', (_, environment, places) => {
    const found = errors(environment);
    expect(found.map((it) => places.find((place) => it.startsWith(place)) ?? it)).toEqual(places);
  });
});

describe('the place that a path names', () => {
  const environment = { a: { 'b.c': [{ name: 'x' }, { name: 'x.y', d: 1 }] } };

  test.each([
    ['a.b.c[1].d', ['a', 'b.c', 1, 'd']],
    ['a.b.c.x.y.d', ['a', 'b.c', 1, 'd']],
    ['a.b.c.x.d', ['a', 'b.c', 0, 'd']],
    ['e.f', ['e', 'f']],
    ['', []],
  ])('%s', (path, place) => {
    expect(placeOf(environment, path)).toEqual(place);
  });

  test('is within what it is in, and itself', () => {
    expect(isWithin(['a', 0], ['a'])).toBe(true);
    expect(isWithin(['a', 0], ['a', 0])).toBe(true);
    expect(isWithin(['a'], ['a', 0])).toBe(false);
  });
});
