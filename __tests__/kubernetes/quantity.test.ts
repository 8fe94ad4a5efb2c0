import fc from 'fast-check';
import { quantityBytes, quantityMilliCpu } from '../../lib/kubernetes/quantity';

test.each([
  ['1', 1n],
  ['10Gi', 10_737_418_240n],
  ['450Gi', 483_183_820_800n],
  ['5G', 5_000_000_000n],
  ['512Mi', 536_870_912n],
])('%s is %d bytes', (text, bytes) => {
  expect(quantityBytes(text)).toBe(bytes);
});

test.each(['', '0', '0Gi', '10gi', '10GB', '1.5Gi', '1e3', '-1Gi', '10 Gi', 'Gi'])(
  '"%s" is no amount of bytes',
  (text) => {
    expect(quantityBytes(text)).toBeUndefined();
  },
);

test('a binary suffix is 1024 of the one below it, a decimal one 1000', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), (count) => {
      expect(quantityBytes(`${count}Gi`)).toBe((quantityBytes(`${count}Mi`) as bigint) * 1024n);
      expect(quantityBytes(`${count}G`)).toBe((quantityBytes(`${count}M`) as bigint) * 1000n);
    }),
  );
});

test.each([
  ['1', 1000n],
  ['500m', 500n],
])('%s is %d thousandths of a CPU', (text, milli) => {
  expect(quantityMilliCpu(text)).toBe(milli);
});

test.each(['', '0', '0m', '0.5', '1Gi', 'm'])('"%s" is no amount of CPU', (text) => {
  expect(quantityMilliCpu(text)).toBeUndefined();
});
