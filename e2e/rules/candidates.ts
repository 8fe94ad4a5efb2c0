import fc from 'fast-check';
import type { Config } from '../../lib/kafka/configs/config';
import { unitOf } from '../../lib/kafka/configs/units';

/** A value as somebody might write it. */
export type Candidate = string | number | boolean;

const odd = ['', 'x', '-', '1 2', '0x10', '1_000', 'null'];

/** Durations and sizes that come to a whole number of the config's unit, and some that do not. */
function spelled(name: string): string[] {
  const unit = unitOf(name)?.name;
  if (unit === undefined) return [];
  return unit === 'bytes' ? ['2MiB', '1GiB', '64kB'] : ['12h', '7d', '90m', '1500ms'];
}

function fractions({ name }: Config): fc.Arbitrary<Candidate> {
  return fc.oneof(
    fc.constantFrom(
      ...['.5', '0.10', '1', '1.', '1e-2', '5E-5', '0.25f', '1d', '1.0000001', '-0.1', '1e300'],
      ...spelled(name),
      ...odd,
    ),
    fc.double({ min: -0.5, max: 1.5, noNaN: true }).map((number) => number.toFixed(6)),
  );
}

function wholeNumbers({ name, spans }: Config): fc.Arbitrary<Candidate> {
  const ends = spans.flatMap(({ min, max, also, default: it }) => [
    ...[min, max, also].filter((end) => end !== undefined),
    ...(it === undefined ? [] : [BigInt(it)]),
  ]);
  const near = ends.flatMap((end) => [end - 1n, end, end + 1n]).map(String);
  const wide = ['2147483648', '9223372036854775807', '9223372036854775808', '32768'];
  return fc.oneof(
    fc.constantFrom(...near, ...spelled(name), '+5', '007', '-0', '1.5', ...wide, ...odd),
    fc.bigInt(-3n, 2n ** 32n).map(String),
    fc.integer({ min: 1, max: 2_000_000 }),
  );
}

function texts({ spans }: Config): fc.Arbitrary<Candidate> {
  const words = spans.flatMap((span) => span.words ?? []);
  const forms = ['10.0.0.1:5', 'a:1,b:2', 'a:1, b:2', 'a:x', ':1', 'a', 'a:-1', 'a:99999999999'];
  const hosts = spans.some(({ form }) => form === 'host:count') ? forms : [];
  return fc.constantFrom(
    ...words,
    ...words.map((word) => word.toUpperCase()),
    ...words.map((word) => word.toLowerCase()),
    ...hosts,
    ...['2.8', '2.8.1', '3.10'],
    ...odd,
  );
}

function lists({ spans }: Config): fc.Arbitrary<Candidate> {
  const words = spans.flatMap((span) => span.words ?? []);
  if (words.length === 0) {
    return spans.some(({ form }) => form === 'partition:broker')
      ? fc.constantFrom('*', '0:1', '0:1,1:2', '0:1, 1:2', '0-1', '0:1,*', 'none', '')
      : fc.constantFrom('', ',', 'x', 'x,');
  }
  const [first] = words;
  return fc.oneof(
    fc.constantFrom(
      ...words,
      words.join(','),
      words.join(' , '),
      `${first},${first}`,
      `${first},`,
      ',',
      'x',
      '',
    ),
    fc.uniqueArray(fc.constantFrom(...words)).map((some) => some.join(',')),
  );
}

/**
 * Values that are near to what a config allows, on either side, in the spellings that Java reads. Java reads digits of
 * other scripts too; we do not, and say nothing of them here.
 */
export function candidates(config: Config): fc.Arbitrary<Candidate> {
  switch (config.type) {
    case 'boolean':
      return fc.constantFrom<Candidate>(true, false, 'TRUE', 'False', 'yes', '1', ...odd);
    case 'double':
      return fractions(config);
    case 'string':
      return texts(config);
    case 'list':
      return lists(config);
    case 'class':
      return fc.constantFrom('org.example.NoSuchClass', 'x y', '', 'a..b');
    default:
      return wholeNumbers(config);
  }
}
