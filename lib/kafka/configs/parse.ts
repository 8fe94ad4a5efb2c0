import type { Config, ConfigSpan } from './config';
import { javaDouble } from './java-double';
import { limits, rangeRemedy } from './limits';
import { type Unit, unitOf } from './units';
import { chosenFrom, isOneOf } from './words';

/** A value as Kafka writes it back, or what is wrong with it. */
export type Parsed = { readonly text: string } | { readonly problem: string; readonly remedy: string };

/** Reads a value of a config as Kafka would, and durations and sizes as people write them besides. */
export function parseValue(config: Config, span: ConfigSpan, value: string | number | boolean): Parsed {
  return parsers[config.type](String(value), config, span);
}

type Parser = (text: string, config: Config, span: ConfigSpan) => Parsed;

const boolean: Parser = (text) =>
  /^(true|false)$/i.test(text)
    ? { text: text.toLowerCase() }
    : { problem: 'is neither true nor false', remedy: 'write true or false' };

const integer: Parser = (text, config, span) => {
  const remedy = `write ${rangeRemedy(config, span)}`;
  const unit = unitOf(config.name);
  const read = integerOf(text, config.name, unit);
  if (read === undefined) return { problem: 'is no such number', remedy };
  const { number, rest } = read;
  if (rest) return { problem: `is no whole number of ${unit?.name}`, remedy };
  const { min, max } = limits(config, span);
  return (number >= min && number <= max) || number === span.also
    ? { text: String(number) }
    : { problem: `is ${number < min ? 'below' : 'above'} what Kafka allows`, remedy };
};

const double: Parser = (text, config, span) => {
  const remedy = `write ${rangeRemedy(config, span)}`;
  const counted = unitOf(config.name)?.read(text);
  if (counted === undefined && !/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?$/.test(text)) {
    return { problem: 'is no number', remedy };
  }
  const number = Number(counted ?? text.replace(/[dDfF]$/, ''));
  return number >= (span.min ?? -Infinity) && number <= (span.max ?? Infinity)
    ? { text: javaDouble(number) }
    : { problem: `is ${number < (span.min ?? 0n) ? 'below' : 'above'} what Kafka allows`, remedy };
};

const string: Parser = (text, _, { words, caseless, filled, form }) => {
  if (filled && text === '') return { problem: 'is empty', remedy: 'write a text, or remove it' };
  if (form === 'host:count') return hostCounts(text);
  return !words || isOneOf(words, text, caseless)
    ? { text }
    : { problem: 'is not one of the choices', remedy: chosenFrom(words, text) };
};

function hostCounts(text: string): Parsed {
  const entries = text === '' ? [] : text.split(/\s*,\s*/);
  const isRight = (entry: string) => {
    const [, count] = /^[0-9a-zA-Z\-%._:]+:(\d{1,10})$/.exec(entry) ?? [];
    return count !== undefined && Number(count) < 2 ** 31;
  };
  return entries.every(isRight)
    ? { text: entries.join(',') }
    : {
        problem: 'is no list of hosts, each with a number',
        remedy: "write host:number, … such as '10.0.0.7:200,127.0.0.1:50'",
      };
}

const list: Parser = (text, { name }, { words, unique, filled, form }) => {
  // Kafka 4 says each entry back once, however often it was written.
  const entries = text === '' ? [] : [...new Set(text.split(/\s*,\s*/))];
  if (form === 'partition:broker') {
    return text === '*' || entries.every((entry) => /^\d+:\d+$/.test(entry))
      ? { text: entries.join(',') }
      : { problem: 'is no list of replicas', remedy: "write partition:broker, … such as '0:1,1:2', or '*'" };
  }
  const unlisted = entries.find((entry) => words && !words.includes(entry));
  if (words && unlisted !== undefined) {
    const remedy = chosenFrom([...words, [...words].join(',')], unlisted);
    return { problem: `is no list of what ${name} can be`, remedy };
  }
  if (unique && entries.includes('')) return { problem: 'has an empty entry', remedy: 'remove it' };
  if (filled && entries.length === 0) return { problem: 'is empty', remedy: 'write an entry, or remove it' };
  return { text: entries.join(',') };
};

const className: Parser = (text) =>
  /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(text)
    ? { text }
    : {
        problem: 'is no name of a class',
        remedy: "write one with its package, such as 'org.example.MyPolicy'",
      };

const parsers: Readonly<Record<Config['type'], Parser>> = {
  boolean,
  short: integer,
  int: integer,
  long: integer,
  double,
  string,
  list,
  class: className,
};

/** A number, and whether something was left when it was counted in the config's own unit. */
function integerOf(
  text: string,
  name: string,
  unit: Unit | undefined,
): { number: bigint; rest: boolean } | undefined {
  if (/^[+-]?\d+$/.test(text)) return { number: BigInt(text.replace(/^\+/, '')), rest: false };
  if (text === 'forever' && /^(log\.)?retention\.(ms|minutes|hours)$/.test(name)) {
    return { number: -1n, rest: false };
  }
  const counted = unit?.read(text);
  if (!unit || counted === undefined) return undefined;
  return { number: counted / unit.each, rest: counted % unit.each !== 0n };
}
