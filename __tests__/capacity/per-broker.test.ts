import fc from 'fast-check';
import { greatest } from '../../lib/capacity/extremes';
import { type Parts, perBroker } from '../../lib/capacity/per-broker';

const parts: fc.Arbitrary<Parts> = fc.record({
  count: fc.integer({ min: 1, max: 30 }),
  amount: fc.bigInt({ min: 0n, max: 1_000_000n }),
});

test('nine replicas on five brokers: somebody has two, and nobody three', () => {
  expect(perBroker([{ count: 9, amount: 10n }], 5)).toEqual({ atLeast: 20n, atMost: 20n });
});

test('many small topics even out, unless chance is against them', () => {
  const topics = Array.from({ length: 100 }, () => ({ count: 1, amount: 10n }));
  expect(perBroker(topics, 4)).toEqual({ atLeast: 250n, atMost: 1000n });
});

test('the fullest broker of any placement that Kafka may choose is between the two', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(parts, fc.nat()), { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      (topics, brokers) => {
        const onBroker = Array.from({ length: brokers }, () => 0n);
        for (const [{ count, amount }, start] of topics) {
          for (let part = 0; part < count; part += 1) {
            const broker = (start + part) % brokers;
            onBroker[broker] = (onBroker[broker] as bigint) + amount;
          }
        }
        const fullest = greatest(0n, ...onBroker);
        const { atLeast, atMost } = perBroker(
          topics.map(([it]) => it),
          brokers,
        );
        expect(fullest >= atLeast && fullest <= atMost).toBe(true);
      },
    ),
  );
});

test('a broker more is never more on a broker', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (topics, brokers) => {
      const [fewer, more] = [perBroker(topics, brokers), perBroker(topics, brokers + 1)];
      expect(more.atLeast <= fewer.atLeast && more.atMost <= fewer.atMost).toBe(true);
    }),
  );
});
