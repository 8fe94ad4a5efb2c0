import { isBefore, type MetadataMode } from '../versions';
import { oldProtocols } from './old-protocols';
import { relations } from './relations';
import { tieredStorage } from './tiered-storage';

/** The value of a config that holds on brokers, as Kafka writes it; `undefined` for one that the version does not know. */
export type Values = (name: string) => string | undefined;

/** The same as a number, where it is one. */
export type Numbers = (name: string) => bigint | undefined;

/** Configs that Kafka does not start with together, though each is right by itself. */
export interface Contradiction {
  /** Those of which one has to change. */
  readonly names: readonly string[];
  /** What is wrong, as the end of a sentence whose subject is the config, which is one of the names. */
  readonly problem: (subject: string) => string;
  /** What to write instead, as an imperative. */
  readonly remedy: (subject: string) => string;
}

/** Which Kafka starts. */
export interface Started {
  readonly version: string;
  readonly metadataMode: MetadataMode;
}

/** What Kafka finds wrong between configs when it starts: `KafkaConfig.validateValues` and what it calls. */
export function contradictions(values: Values, started: Started): Contradiction[] {
  const number = (name: string) => {
    const value = values(name);
    return value !== undefined && /^-?\d+$/.test(value) ? BigInt(value) : undefined;
  };
  return [
    ...unordered(number, started),
    ...keptForNoTime(number),
    ...cleanerWithoutBuffer(number),
    ...nobodyMayConnect(number, values),
    ...oldProtocols(values, started),
    ...tieredStorage(values, number),
  ];
}

function unordered(number: Numbers, { version }: Started): Contradiction[] {
  return relations.flatMap(({ low, high, isStrict, since, unless }) => {
    const [least, greatest] = [number(low), number(high)];
    if (least === undefined || greatest === undefined || (since && isBefore(version, since))) return [];
    if (least < greatest || (least === greatest && !isStrict) || unless?.(greatest)) return [];
    return [{ names: [low, high], ...outOfOrder({ low, least, high, greatest, isStrict }) }];
  });
}

interface Order {
  readonly low: string;
  readonly least: bigint;
  readonly high: string;
  readonly greatest: bigint;
  readonly isStrict?: boolean;
}

function outOfOrder({ low, least, high, greatest, isStrict }: Order): Omit<Contradiction, 'names'> {
  const [above, below] = isStrict ? ['is not below', 'is not above'] : ['is above', 'is below'];
  return {
    problem: (subject) =>
      subject === low
        ? `${above} ${high} (${greatest}), and Kafka does not start`
        : `${below} ${low} (${least}), and Kafka does not start`,
    remedy: (subject) =>
      subject === low
        ? `write ${isStrict ? 'less than' : 'at most'} ${greatest}, or change ${high}`
        : `write ${isStrict ? 'more than' : 'at least'} ${least}, or change ${low}`,
  };
}

const retention = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'];

/** The first of them that is set decides; zero is no time to keep anything. */
function keptForNoTime(number: Numbers): Contradiction[] {
  const decisive = retention.find((name) => number(name) !== undefined);
  if (decisive === undefined || number(decisive) !== 0n) return [];
  return [
    {
      names: [decisive],
      problem: () => 'keeps messages for no time at all, and Kafka does not start',
      remedy: () => "write at least 1, or -1 for 'forever'",
    },
  ];
}

function cleanerWithoutBuffer(number: Numbers): Contradiction[] {
  const [buffer, threads] = [number('log.cleaner.dedupe.buffer.size'), number('log.cleaner.threads')];
  if (buffer === undefined || threads === undefined) return [];
  if (threads > 0n && buffer / threads > 2n ** 20n) return [];
  return [
    {
      names: ['log.cleaner.threads', 'log.cleaner.dedupe.buffer.size'],
      problem: () =>
        `leaves each of ${threads} cleaner threads no more than 1 MiB of log.cleaner.dedupe.buffer.size (${buffer}), and Kafka does not start`,
      remedy: () => `write at least 1 thread, and more than ${threads} MiB for all of them`,
    },
  ];
}

function nobodyMayConnect(number: Numbers, values: Values): Contradiction[] {
  const name = 'max.connections.per.ip';
  const overrides = 'max.connections.per.ip.overrides';
  if (number(name) !== 0n || (values(overrides) ?? '') !== '') return [];
  return [
    {
      names: [name, overrides],
      problem: () => `lets nobody connect where ${overrides} names no host, and Kafka does not start`,
      remedy: () => `write at least 1, or hosts in ${overrides}`,
    },
  ];
}
