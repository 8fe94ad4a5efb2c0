import { durationMs } from '../duration';
import { sizeBytes } from '../size';
import type { TopicConfig, TopicConfigSpan } from './topic-config';

/** A value as Kafka writes it back, or what is wrong with it. */
export type Parsed = { readonly text: string } | { readonly problem: string; readonly remedy: string };

/** Reads a value of a config as Kafka would, and durations and sizes as people write them besides. */
export function parseValue(
  config: TopicConfig,
  span: TopicConfigSpan,
  value: string | number | boolean,
): Parsed {
  return parsers[config.type](String(value), config, span);
}

type Parser = (text: string, config: TopicConfig, span: TopicConfigSpan) => Parsed;

const boolean: Parser = (text) =>
  /^(true|false)$/i.test(text)
    ? { text: text.toLowerCase() }
    : { problem: 'is neither true nor false', remedy: 'write true or false' };

const integer: Parser = (text, config, span) => {
  const remedy = `write ${rangeRemedy(config, span)}`;
  const number = integerOf(text, config.name);
  if (number === undefined) return { problem: 'is no such number', remedy };
  const { min, max } = limits(config, span);
  return (number >= min && number <= max) || number === span.also
    ? { text: String(number) }
    : { problem: `is ${number < min ? 'below' : 'above'} what Kafka allows`, remedy };
};

const double: Parser = (text, config, span) => {
  const remedy = `write ${rangeRemedy(config, span)}`;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?$/.test(text)) {
    return { problem: 'is no number', remedy };
  }
  const number = Number(text.replace(/[dDfF]$/, ''));
  return number >= (span.min ?? -Infinity) && number <= (span.max ?? Infinity)
    ? { text: javaDouble(number) }
    : { problem: `is ${number < (span.min ?? 0n) ? 'below' : 'above'} what Kafka allows`, remedy };
};

const string: Parser = (text, _, { words = [] }) =>
  words.some((word) => word === text || isReleaseOf(word, text))
    ? { text }
    : { problem: 'is not one of the choices', remedy: `write ${either(words)}` };

const list: Parser = (text, { name }, { words }) => {
  // Kafka 4 says each entry back once, however often it was written.
  const entries = text === '' ? [] : [...new Set(text.split(/\s*,\s*/))];
  if (!words) {
    return text === '*' || entries.every((entry) => /^\d+:\d+$/.test(entry))
      ? { text: entries.join(',') }
      : { problem: 'is no list of replicas', remedy: "write partition:broker, … such as '0:1,1:2', or '*'" };
  }
  if (!entries.every((entry) => words.includes(entry))) {
    const remedy = `write ${either([...words, [...words].join(',')])}`;
    return { problem: `is no list of what ${name} can be`, remedy };
  }
  return { text: entries.join(',') };
};

const parsers: Readonly<Record<TopicConfig['type'], Parser>> = {
  boolean,
  int: integer,
  long: integer,
  double,
  string,
  list,
};

function integerOf(text: string, name: string): bigint | undefined {
  if (/^[+-]?\d+$/.test(text)) return BigInt(text.replace(/^\+/, ''));
  if (name === 'retention.ms' && text === 'forever') return -1n;
  if (name.endsWith('.ms')) return durationMs(text);
  return name.endsWith('.bytes') ? sizeBytes(text) : undefined;
}

const typeLimits = {
  int: { min: -(2n ** 31n), max: 2n ** 31n - 1n },
  long: { min: -(2n ** 63n), max: 2n ** 63n - 1n },
};

function limits({ type }: TopicConfig, { min, max }: TopicConfigSpan) {
  const own = typeLimits[type as 'int' | 'long'];
  return { min: min ?? own.min, max: max ?? own.max };
}

function rangeRemedy(config: TopicConfig, span: TopicConfigSpan): string {
  const kind = config.type === 'double' ? 'a number' : 'a whole number';
  const { min, max } = config.type === 'double' ? span : limits(config, span);
  const range =
    min === typeLimits.long.min
      ? ''
      : max === typeLimits.long.max
        ? ` of at least ${min}`
        : ` from ${min} to ${max}`;
  const also = span.also === undefined ? '' : ` or ${span.also}`;
  const spelling = config.name.endsWith('.ms')
    ? ", or a duration such as '12h'"
    : config.name.endsWith('.bytes')
      ? ", or a size such as '512MiB'"
      : '';
  return `${kind}${range}${also}${spelling}`;
}

/** Whether a text names a release by less than all of it, as `message.format.version` allows: `2.8` for `2.8-IV1`. */
function isReleaseOf(word: string, text: string): boolean {
  if (!/^\d+\.\d+(\.\d+)*$/.test(text)) return false;
  const release = text.split('.').slice(0, text.startsWith('0.') ? 3 : 2);
  return word === release.join('.') || word.startsWith(`${release.join('.')}-`);
}

/** A fraction as Java's `Double.toString` writes it: `0.5`, `1.0`, `1.0E-4`. */
function javaDouble(number: number): string {
  const size = Math.abs(number);
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    return Number.isInteger(number) ? `${number}.0` : String(number);
  }
  const [digits, exponent] = number.toExponential().split('e') as [string, string];
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

function either(words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`);
  return quoted.length > 12 ? `one of ${quoted.slice(-6).join(', ')}, …` : `one of ${quoted.join(', ')}`;
}
