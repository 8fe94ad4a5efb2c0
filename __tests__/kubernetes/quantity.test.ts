import fc from 'fast-check';
import { plainBytes, plainCpu, quantityBytes, quantityMilliCpu } from '../../lib/kubernetes/quantity';

test.each([
  ['1', 1n],
  ['10Gi', 10_737_418_240n],
  ['450Gi', 483_183_820_800n],
  ['5G', 5_000_000_000n],
  ['512Mi', 536_870_912n],
  ['1.5Gi', 1_610_612_736n],
  ['.5Gi', 536_870_912n],
  ['1e3', 1000n],
  ['1E3', 1000n],
  ['1E', 10n ** 18n],
  ['+5Gi', 5_368_709_120n],
])('%s is %d bytes', (text, bytes) => {
  expect(quantityBytes(text)).toBe(bytes);
});

test.each([
  '',
  '0',
  '0Gi',
  '10gi',
  '10GB',
  '0.5',
  '1e-3',
  '-1Gi',
  '10 Gi',
  'Gi',
  '.',
  '.Gi',
  '1e',
  '9e99',
  '100E',
])('"%s" is no amount of bytes', (text) => {
  expect(quantityBytes(text)).toBeUndefined();
});

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
  ['0.5', 500n],
  ['1.25', 1250n],
  ['1e3', 1_000_000n],
  ['2k', 2_000_000n],
])('%s is %d thousandths of a CPU', (text, milli) => {
  expect(quantityMilliCpu(text)).toBe(milli);
});

test.each(['', '0', '0m', '0.0005', '0,5', 'm', '1 m', '½'])('"%s" is no amount of CPU', (text) => {
  expect(quantityMilliCpu(text)).toBeUndefined();
});

test.each([
  ['450Gi', '450Gi'],
  ['10240Mi', '10240Mi'],
  ['1.5Ti', '1536Gi'],
  ['1e9', '1G'],
  ['1024Ki', '1Mi'],
  ['1500k', undefined],
  ['1e3', undefined],
])('%s of storage is written as %s', (text, plain) => {
  expect(plainBytes(text)).toBe(plain);
});

test.each([
  ['2', '2'],
  ['1500m', '1500m'],
  ['0.5', '500m'],
  ['1e1', '10'],
  ['2.0', '2'],
])('%s CPUs are written as %s', (text, plain) => {
  expect(plainCpu(text)).toBe(plain);
});
