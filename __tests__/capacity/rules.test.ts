import type { Environment, Load, Topic } from '../../lib';
import { capacityRules } from '../../lib/capacity/rules';
import { declared } from '../../lib/environment/defaults';
import { reference, shop } from './shop';

/** What the capacity rules find: `rule › topic › field: problem; remedy`. */
function found(environment: Environment): string[] {
  const it = declared(environment);
  return capacityRules.flatMap(({ id, find }) =>
    find(it).map(({ topic, field, problem, remedy }) =>
      [id, topic, `${field}: ${problem}; ${remedy}`].filter(Boolean).join(' › '),
    ),
  );
}

const noLoad: Load = { messagesPerSecond: 0.001, messageBytes: 1 };

describe('capacity-disk', () => {
  test('refuses a volume that is too small, and says what would do', () => {
    expect(found(shop([{ name: 'events', load: reference }], { storage: '100Gi' }))).toEqual([
      "capacity-disk › brokers.storage: leaves 75.2 GB to use when 30 % stay free; the declared loads come to 307.3 GB on the fullest broker; write '409Gi', or keep events for '39h'",
    ]);
  });

  test('accepts the smallest volume that it names, and not one smaller', () => {
    expect(found(shop([{ load: reference }], { storage: '409Gi' }))).toEqual([]);
    expect(found(shop([{ load: reference }], { storage: '408Gi' }))).toHaveLength(1);
  });

  test('accepts the longest retention that it names, and not an hour more', () => {
    const kept = (retention: Topic['retention']) =>
      found(shop([{ retention, load: reference }], { storage: '100Gi' }));
    expect(kept('39h')).toEqual([]);
    expect(kept('40h')).toHaveLength(1);
  });

  test('names the fewest brokers that would do, where partitions can spread over them', () => {
    const on = (replicas: number) =>
      found(shop([{ partitions: 60, load: reference }], { storage: '200Gi', replicas }));
    expect(on(3)[0]).toContain("write '491Gi', or have 8 brokers, or keep topic-0 for '47h'");
    expect(on(7)).toHaveLength(1);
    expect(on(8)).toEqual([]);
  });

  test('says nothing of environments without loads', () => {
    expect(found(shop([{}], { storage: '1Gi' }))).toEqual([]);
  });
});

test('capacity-uneven-disk warns where only luck makes the replicas fit', () => {
  const topics = (count: number): Partial<Topic>[] =>
    Array.from({ length: count }, () => ({
      partitions: 1,
      replicationFactor: 1,
      load: { ...reference, messagesPerSecond: 100 },
    }));
  const [warning, ...others] = found(shop(topics(9), { storage: '200Gi' }));
  expect(others).toEqual([]);
  expect(warning).toMatch(
    /^capacity-uneven-disk › brokers\.storage: leaves 150\.3 GB .* Kafka may give one broker 283\.4 GB/,
  );
  expect(found(shop(topics(4), { storage: '200Gi' }))).toEqual([]);
});

test('capacity-unbounded-disk says when a volume is full', () => {
  const forever = { retention: 'forever' as const, load: { messagesPerSecond: 1000, messageBytes: 1000 } };
  expect(found(shop([{ name: 'ledger', ...forever }], { storage: '100G' }))).toEqual([
    "capacity-unbounded-disk › ledger › retention: lets the topic grow for ever: the volume of the fullest broker is full after 27 hours; write how long messages are kept, such as '365d', or limit them with retention.bytes",
  ]);
  expect(found(shop([{ ...forever, configs: { 'retention.bytes': 1_000_000_000 } }]))).toEqual([]);
});

test('capacity-keys refuses the load of a compacted topic without its keys', () => {
  const compacted = { retention: undefined, configs: { 'cleanup.policy': 'compact' } as const };
  expect(found(shop([{ ...compacted, load: noLoad }]))).toEqual([
    'capacity-keys › topic-0 › load.keys: is not set: a compacted topic keeps the last message of each key, however many there are; write how many different keys there are',
  ]);
  expect(found(shop([{ ...compacted, load: { ...noLoad, keys: 1000 } }]))).toEqual([]);
});

test('capacity-page-cache refuses memory that holds less than 30 seconds of writes, and says how much does', () => {
  const load = { messagesPerSecond: 40_000, messageBytes: 1000 };
  const withMemory = (request: string) =>
    found(
      shop([{ retention: '1h', load }], {
        resources: { cpu: { request: '1', limit: '1' }, memory: { request, limit: '8Gi' } },
      }),
    );
  expect(withMemory('2Gi')).toEqual([
    "capacity-page-cache › brokers.resources.memory.request: leaves 1.1 GB beside the heap for page cache; followers and consumers that keep up read the last 30 seconds of writes from it, 1.2 GB at the peak; write at least '2289Mi', or have 5 brokers",
  ]);
  expect(withMemory('2289Mi')).toEqual([]);
});

describe('capacity-network', () => {
  const load = { messagesPerSecond: 100_000, messageBytes: 100, consumerGroups: 3 };
  const on = (networkMegabitsPerSecond: number | undefined, replicas = 3) =>
    found(shop([{ partitions: 60, retention: '1h', load }], { replicas }, { networkMegabitsPerSecond }));

  test('refuses a load that is too much for the network, and names the brokers that would carry it', () => {
    expect(on(150)).toEqual([
      'capacity-network › capacity.networkMegabitsPerSecond: carries 13.1 MB/s each way with the head-room; the busiest broker receives 10.0 MB/s and sends 16.7 MB/s at the peak; have 4 brokers, or have a faster network, fewer consumer groups or better compression',
    ]);
    expect(on(150, 4).filter((it) => it.startsWith('capacity-network ›'))).toEqual([]);
  });

  test('warns where one broker away is one too many', () => {
    expect(on(200)).toEqual([
      expect.stringMatching(
        /^capacity-network-one-away › .* sends 20\.0 MB\/s at the peak while one of the brokers is away; have 4 brokers/,
      ),
    ]);
    expect(on(200, 4)).toEqual([]);
  });

  test('looks at nothing where the environment does not say what network there is', () => {
    expect(on(undefined)).toEqual([]);
  });
});

test('capacity-open-files refuses more segments than files and memory maps', () => {
  const many = (capacity: Environment['capacity']) =>
    found(shop([{ partitions: 1000, load: noLoad }, { partitions: 1000 }], {}, capacity));
  expect(many({ fileHandles: 4999 })).toEqual([
    'capacity-open-files › capacity.fileHandles: is less than the 5,000 files of the 5,000 segments on the fullest broker; give the nodes at least 5,000 and write it here, or have fewer partitions or larger segments',
  ]);
  expect(many({ fileHandles: 5000, memoryMaps: 9999 })).toEqual([
    expect.stringContaining('capacity.memoryMaps: is less than the 10,000 memory maps of the 5,000 segments'),
  ]);
  expect(many({ fileHandles: 5000, memoryMaps: 10_000 })).toEqual([]);
});
