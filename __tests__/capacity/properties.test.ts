import fc from 'fast-check';
import type { Environment, Topic } from '../../lib';
import { bytesAfter } from '../../lib/capacity/growth';
import { brokersThatFit, type Fits, retentionThatFits, storageThatFits } from '../../lib/capacity/remedies';
import { planOf, shop } from './shop';

const topic: fc.Arbitrary<Partial<Topic>> = fc.record({
  partitions: fc.integer({ min: 1, max: 40 }),
  replicationFactor: fc.integer({ min: 1, max: 3 }),
  retention: fc.constantFrom('1h', '36h', '7d', '90d'),
  configs: fc.constantFrom<Topic['configs']>(
    {},
    { 'segment.bytes': 104_857_600 },
    { 'segment.ms': 3_600_000 },
    { 'retention.bytes': 5_000_000_000 },
    { 'cleanup.policy': 'compact,delete' },
  ),
  load: fc.record({
    messagesPerSecond: fc.integer({ min: 1, max: 100_000 }).map((it) => it / 10),
    messageBytes: fc.integer({ min: 1, max: 100_000 }),
    compressionRatio: fc.constantFrom(1, 1.5, 3),
    consumerGroups: fc.integer({ min: 0, max: 5 }),
    peakFactor: fc.constantFrom(1, 2.5),
    keys: fc.constantFrom(undefined, 1000, 1_000_000),
  }),
});
const topics = fc.array(topic, { minLength: 1, maxLength: 6 });
const brokers = fc.integer({ min: 3, max: 12 });
const on = (of: readonly Partial<Topic>[], replicas: number) => planOf(shop(of, { replicas }));

test('more load never needs less of anything', () => {
  fc.assert(
    fc.property(topics, brokers, fc.constantFrom(1.01, 2, 30), (of, replicas, loadFactor) => {
      const less = on(of, replicas);
      const more = planOf(shop(of, { replicas }, { loadFactor }));
      for (const what of ['steadyBytes', 'pageCacheNeededBytes'] as const) {
        expect(more[what].atLeast >= less[what].atLeast && more[what].atMost >= less[what].atMost).toBe(true);
      }
      expect(more.network.outBytesPerSecond.atMost >= less.network.outBytesPerSecond.atMost).toBe(true);
    }),
  );
});

test('more brokers never have more each', () => {
  fc.assert(
    fc.property(topics, brokers, (of, replicas) => {
      const [fewer, more] = [on(of, replicas), on(of, replicas + 1)];
      for (const what of ['steadyBytes', 'pageCacheNeededBytes', 'replicas', 'openFiles'] as const) {
        expect(more[what].atLeast <= fewer[what].atLeast && more[what].atMost <= fewer[what].atMost).toBe(
          true,
        );
      }
    }),
  );
});

test('the order of topics changes nothing', () => {
  fc.assert(
    fc.property(topics, brokers, (of, replicas) => {
      const { steadyBytes, network } = on(of, replicas);
      expect(on(of.toReversed(), replicas)).toMatchObject({ steadyBytes, network });
    }),
  );
});

test('a log only grows, and ends as its steady state says', () => {
  fc.assert(
    fc.property(topics, fc.bigInt({ min: 0n, max: 100_000_000n }), (of, seconds) => {
      for (const { log } of on(of, 3).topics) {
        expect(bytesAfter(seconds, log) <= bytesAfter(seconds + 1n, log)).toBe(true);
        expect(bytesAfter(10n ** 12n, log)).toBe(log.steady?.totalBytes);
      }
    }),
  );
});

const fits: Fits = ({ steadyBytes, usableBytes }) => steadyBytes.atMost <= usableBytes;

test('every remedy makes it fit when it is applied, and is not more than is needed', () => {
  fc.assert(
    fc.property(topics, brokers, (of, replicas) => {
      const storage = '20Gi';
      const environment = (change: Partial<Environment['brokers']> = {}, other = of) =>
        shop(other, { replicas, storage, ...change });
      const plan = planOf(environment());
      fc.pre(!fits(plan));

      const needed = storageThatFits(plan.steadyBytes.atMost, plan);
      expect(fits(planOf(environment({ storage: needed })))).toBe(true);
      expect(fits(planOf(environment({ storage: `${Number.parseInt(needed, 10) - 1}Gi` })))).toBe(false);

      const enough = brokersThatFit(plan, fits);
      if (enough !== undefined) {
        expect(fits(planOf(environment({ replicas: enough })))).toBe(true);
        expect(fits(planOf(environment({ replicas: enough - 1 })))).toBe(false);
      }

      const kept = retentionThatFits(plan, fits);
      const shortened = (retentionMs: bigint) =>
        of.map((it, index) =>
          kept?.topic === `topic-${index}` ? { ...it, retention: `${retentionMs}ms` as const } : it,
        );
      if (kept !== undefined) expect(fits(planOf(environment({}, shortened(kept.retentionMs))))).toBe(true);
    }),
    { numRuns: 30 },
  );
});
