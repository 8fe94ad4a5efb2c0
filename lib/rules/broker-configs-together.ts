import { brokerProperties } from '../charts/broker-properties';
import { heapBytes } from '../cluster/heap';
import type { DeclaredEnvironment } from '../environment/declared';
import { brokerConfig, isOfTieredStorage } from '../kafka/broker-configs/broker-config';
import { contradictions } from '../kafka/broker-configs/contradictions';
import { spanIn } from '../kafka/configs/config';
import { refusalOf } from './config-refusals';
import type { Found, Rule } from './rule';

const contradicting: Rule = {
  id: 'broker-config-contradiction',
  severity: 'error',
  summary: 'broker configs that Kafka compares when it starts go together',
  find: (environment) =>
    contradictions(valuesOn(environment), startedAs(environment)).flatMap(({ names, problem, remedy }) =>
      writtenAt(environment, names).map(([name, it]) => ({
        ...it,
        problem: problem(name),
        remedy: remedy(name),
      })),
    ),
};

function startedAs({ kafkaVersion, metadataMode }: DeclaredEnvironment) {
  return { version: kafkaVersion, metadataMode };
}

/** Kafka's own topics, and how many of their replicas must have a message. */
const internalTopics: readonly (readonly [factor: string, minIsr?: string])[] = [
  ['offsets.topic.replication.factor'],
  ['transaction.state.log.replication.factor', 'transaction.state.log.min.isr'],
  ['share.coordinator.state.topic.replication.factor', 'share.coordinator.state.topic.min.isr'],
  ['rlmm.config.remote.log.metadata.topic.replication.factor'],
];

const replication: Rule = {
  id: 'broker-config-replication',
  severity: 'error',
  summary:
    "Kafka's own topics have no more replicas than there are brokers, and enough for what must have a message",
  find: (environment) =>
    internalTopics.flatMap(([factor, minIsr]) => [
      ...aboveBrokers(environment, factor),
      ...(minIsr === undefined ? [] : aboveFactor(environment, factor, minIsr)),
    ]),
};

function aboveBrokers(environment: DeclaredEnvironment, factor: string): Found[] {
  const { replicas, written } = environment.brokers;
  const value = numberOn(environment, factor);
  const it = written[factor];
  if (value === undefined || it === undefined || value <= replicas) return [];
  const brokers = replicas === 1 ? 'the one broker there is' : `the ${replicas} brokers there are`;
  const problem = `is more than ${brokers}: the topic is never created, and who needs it waits for ever`;
  return [{ ...it, problem, remedy: `write at most ${replicas}` }];
}

function aboveFactor(environment: DeclaredEnvironment, factor: string, minIsr: string): Found[] {
  const [most, least] = [numberOn(environment, factor), numberOn(environment, minIsr)];
  if (most === undefined || least === undefined || least <= most) return [];
  return writtenAt(environment, [minIsr, factor]).map(([name, it]) =>
    name === minIsr
      ? {
          ...it,
          problem: `is more than ${factor} (${most}): nothing could ever be written to the topic`,
          remedy: `write at most ${most}`,
        }
      : {
          ...it,
          problem: `is less than ${minIsr} (${least}): nothing could ever be written to the topic`,
          remedy: `write at least ${least}, or a smaller ${minIsr}`,
        },
  );
}

const buffer = 'log.cleaner.dedupe.buffer.size';

const heap: Rule = {
  id: 'broker-config-heap',
  severity: 'error',
  summary: 'what a broker takes of its heap when it starts is less than the heap that it has',
  find: (environment) => {
    const { written, resources } = environment.brokers;
    const [size, all] = [numberOn(environment, buffer), heapBytes(resources)];
    const it = written[buffer];
    if (it === undefined || size === undefined || size < all) return [];
    const problem = `is taken at the start, of a heap of ${all} bytes: no broker starts`;
    return [{ ...it, problem, remedy: `write less than ${all}, or request more memory: half of it is heap` }];
  },
};

/** Configs that say the same in different units: the first that is set decides. */
const units = [
  ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
  ['log.roll.ms', 'log.roll.hours'],
  ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
];

const shadowed: Rule = {
  id: 'broker-config-shadowed',
  severity: 'warning',
  summary: 'no broker config is ignored because another says the same in a smaller unit',
  find: ({ brokers: { written } }) =>
    units.flatMap((names) => {
      const [decisive, ...others] = names.filter((name) => written[name] !== undefined);
      return others.map((name) => ({
        ...(written[name] as NonNullable<(typeof written)[string]>),
        problem: `is ignored: ${decisive} decides where both are set`,
        remedy: `remove one of the two`,
      }));
    }),
};

/**
 * The value of each config that holds: the environment's, else the chart's, else Kafka's default. One that
 * is refused already is judged no further.
 */
function valuesOn(environment: DeclaredEnvironment): (name: string) => string | undefined {
  const { brokers, kafkaVersion } = environment;
  const properties = brokerProperties(environment);
  return (name) => {
    const config = brokerConfig(name);
    const span = config && spanIn(config, kafkaVersion);
    const own = brokers.written[name];
    if (own && refusalOf(config, own.value, kafkaVersion)) return undefined;
    return span || isOfTieredStorage(name) ? (properties[name] ?? span?.default) : undefined;
  };
}

function numberOn(environment: DeclaredEnvironment, name: string): number | undefined {
  const value = valuesOn(environment)(name);
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The first of the configs that the environment has written; what nobody wrote nobody can change. */
function writtenAt({ brokers: { written } }: DeclaredEnvironment, names: readonly string[]) {
  return names.flatMap((name) => (written[name] ? [[name, written[name]] as const] : [])).slice(0, 1);
}

/** What is wrong between the configs of brokers. */
export const togetherRules: readonly Rule[] = [contradicting, replication, heap, shadowed];
