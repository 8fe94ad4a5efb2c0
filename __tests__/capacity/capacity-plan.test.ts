import { secondsUntilFull, steadySeconds } from '../../lib/capacity/capacity-plan';
import { planOf, reference, shop } from './shop';

const week = 604_800n;

describe("LearnFlow's reference: 1,000 messages/s of 1 KB for 7 days, compressed 2×, on 3 brokers", () => {
  const keptPerBroker = (replicationFactor: number) => {
    const [topic] = planOf(shop([{ replicationFactor, load: reference }])).topics;
    return (topic?.log.steady?.keptBytes as bigint) * BigInt(replicationFactor);
  };

  test('is 100.8 GB on each broker unreplicated, and not some 70 GB', () => {
    expect(keptPerBroker(1)).toBe(100_800_000_000n);
  });

  test('is 302.4 GB on each broker with replication factor 3', () => {
    expect(keptPerBroker(3)).toBe(302_400_000_000n);
  });

  test('needs a volume of 432 GB when 30 % are to stay free', () => {
    expect(planOf(shop([{ load: reference }], { storage: '432G' })).usableBytes).toBe(302_400_000_000n);
    expect(planOf(shop([{ load: reference }], { storage: '431G' })).usableBytes).toBeLessThan(
      302_400_000_000n,
    );
  });

  test('comes to 307.4 GB with what is still there before it is deleted, and with indexes', () => {
    // By hand, for each of the three replicas: 500,000 B/s ÷ 3 for 7 days = 100,800,000,000 B kept; one closed
    // segment that is too young in part, 1 GiB = 1,073,741,824 B; 500,000 ÷ 3 × 360 s = 60,000,000 B until it is
    // looked at and deleted; 20 of every 4096 bytes more for indexes, 497,723,348 B rounded up.
    expect(planOf(shop([{ load: reference }])).topics[0]?.log.steady).toEqual({
      keptBytes: 100_800_000_000n,
      lingeringBytes: 1_133_741_824n,
      indexBytes: 497_723_349n,
      totalBytes: 102_431_465_173n,
    });
    expect(planOf(shop([{ load: reference }])).steadyBytes).toEqual({
      atLeast: 307_294_395_519n,
      atMost: 307_294_395_519n,
    });
  });
});

test('what brokers say as people write it counts as if Kafka had written it', () => {
  const unsaid = { retention: undefined, load: reference };
  const kept = (config: Record<string, string>) => planOf(shop([unsaid], { config })).topics[0]?.log.steady;
  const week = kept({});
  expect(kept({ 'log.retention.hours': '7d' })).toEqual(week);
  expect(kept({ 'log.retention.ms': '7d' })).toEqual(week);
  const day = kept({ 'log.retention.hours': '1d' });
  expect((day?.keptBytes as bigint) * 7n).toBe(week?.keptBytes);
});

test('the network carries every replica in, and every other replica and consumer group out', () => {
  // 600 messages/s of 1 KB, 2 groups, twice that at the peak: 1.2 MB/s. In: all of it to each broker, since each has
  // a replica of everything. Out of the third of it that a broker leads: 2 groups and 2 other replicas.
  const load = { messagesPerSecond: 600, messageBytes: 1000, consumerGroups: 2, peakFactor: 2 };
  const { network, networkWithOneAway } = planOf(shop([{ load }]));
  expect(network.inBytesPerSecond.atMost).toBe(1_200_000n);
  expect(network.outBytesPerSecond.atMost).toBe(1_600_000n);
  // With two brokers left, one leads two of the three partitions, for 2 groups and 1 other replica.
  expect(networkWithOneAway?.inBytesPerSecond.atMost).toBe(1_200_000n);
  expect(networkWithOneAway?.outBytesPerSecond).toEqual({ atLeast: 2_400_000n, atMost: 2_400_000n });
});

test('the page cache is to hold 30 seconds of writes at the peak, and has what the heap leaves', () => {
  const load = { messagesPerSecond: 300, messageBytes: 1000, peakFactor: 10 };
  const plan = planOf(shop([{ load }]));
  expect(plan.pageCacheNeededBytes.atMost).toBe(90_000_000n);
  expect(plan.pageCacheBytes).toBe(2n ** 30n);
});

test('a broker keeps a file open for each segment, the open one included', () => {
  // 10 KB/s to each partition, a segment of 1 MB every 100 s; 1,000 s kept, 360 s late: 10 + 1 + 3.6, and the open one.
  const plan = planOf(
    shop([
      {
        partitions: 3,
        retention: '1000s',
        configs: { 'segment.bytes': 1_000_000 },
        load: { messagesPerSecond: 30, messageBytes: 1000 },
      },
      { partitions: 5, replicationFactor: 2 },
    ]),
  );
  expect(plan.topics[0]?.log.steady).toMatchObject({ keptBytes: 10_000_000n, lingeringBytes: 4_600_000n });
  expect(plan.replicas).toEqual({ atLeast: 7n, atMost: 7n });
  // Of the topic without a load at least the open segments.
  expect(plan.openFiles).toEqual({ atLeast: 52n, atMost: 52n });
});

test('topics without a load are listed, and topics for ever never come to rest', () => {
  const plan = planOf(
    shop([
      { name: 'a' },
      { name: 'b', load: reference },
      { name: 'c', retention: 'forever', load: reference },
    ]),
  );
  expect(plan.unknown).toEqual(['a']);
  expect(plan.topics.map(({ name }) => name)).toEqual(['b', 'c']);
  expect(plan.unbounded.map(({ name }) => name)).toEqual(['c']);
});

test('a topic grows until its oldest segment goes, and a volume is full when all that grows has filled it', () => {
  const bounded = planOf(shop([{ load: reference }]));
  expect(steadySeconds(bounded)).toBeGreaterThan(week);
  expect(steadySeconds(bounded)).toBeLessThan(week + week / 50n);
  expect(secondsUntilFull(bounded)).toBeUndefined();

  // 1 MB/s to each of the brokers with 100 GB: 100,000 s, less 20 in 4096 for indexes.
  const endless = planOf(
    shop([{ retention: 'forever', load: { messagesPerSecond: 1000, messageBytes: 1000 } }], {
      storage: '100G',
    }),
  );
  expect(secondsUntilFull(endless)).toBe(99_515n);
});

test("an environment's factor scales what its topics declare", () => {
  const topic = {
    load: { ...reference, keys: 100 },
    configs: { 'cleanup.policy': 'compact' } as const,
    retention: undefined,
  };
  const [hundredth] = planOf(shop([topic], {}, { loadFactor: 0.01 })).topics;
  const [scaled] = planOf(
    shop([{ ...topic, load: { ...reference, messagesPerSecond: 10, keys: 1 } }]),
  ).topics;
  expect(hundredth?.log).toEqual(scaled?.log);
});

test('with a broker gone for good, the others take its replicas, where there are more than replicas', () => {
  const four = planOf(shop([{ partitions: 12, load: reference }], { replicas: 4 }));
  expect(four.steadyBytes.atMost * 4n).toBe((four.steadyBytesWithOneAway?.atMost as bigint) * 3n);
  const three = planOf(shop([{ load: reference }]));
  expect(three.steadyBytesWithOneAway).toEqual(three.steadyBytes);
  expect(planOf(shop([{ replicationFactor: 1, load: reference }], { replicas: 1 }))).toMatchObject({
    networkWithOneAway: undefined,
    steadyBytesWithOneAway: undefined,
  });
});
