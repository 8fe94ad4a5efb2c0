import fc from 'fast-check';
import { durationMs } from '../../lib/kafka/duration';

test.each([
  ['500ms', 500n],
  ['30s', 30_000n],
  ['15m', 900_000n],
  ['12h', 43_200_000n],
  ['7d', 604_800_000n],
  ['2w', 1_209_600_000n],
])('%s is %d milliseconds', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test.each(['', '7', 'd', '7 d', '-7d', '1.5d', '7D', '7d ', '7days', '0x7d'])(
  '"%s" is no duration',
  (text) => {
    expect(durationMs(text)).toBeUndefined();
  },
);

test('a duration that a Kafka long cannot hold is refused', () => {
  expect(durationMs('9223372036854775807ms')).toBe(9_223_372_036_854_775_807n);
  expect(durationMs('9223372036854775808ms')).toBeUndefined();
});

test('every number of every unit has exactly its milliseconds', () => {
  const units = { ms: 1n, s: 1000n, m: 60_000n, h: 3_600_000n, d: 86_400_000n, w: 604_800_000n };
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom(...(Object.keys(units) as (keyof typeof units)[])),
      (count, unit) => durationMs(`${count}${unit}`) === BigInt(count) * units[unit],
    ),
  );
});
