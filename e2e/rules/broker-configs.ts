import fc from 'fast-check';
import { brokerConfig } from '../../lib/kafka/broker-configs/broker-config';
import { relations } from '../../lib/kafka/broker-configs/relations';
import { brokerConfigTable } from '../../lib/kafka/broker-configs/table';
import type { Config } from '../../lib/kafka/configs/config';
import { type Candidate, candidates } from './candidates';

/** Broker configs as an environment may have them. */
export type BrokerConfigs = Readonly<Record<string, Candidate>>;

/** Classes that Kafka has, for configs that name them; nothing else of theirs is the same on every class path. */
const classes: Readonly<Record<string, readonly string[]>> = {
  'group.consumer.assignors': [
    'range',
    'uniform , range',
    'org.apache.kafka.coordinator.group.assignor.UniformAssignor',
    'uniform,uniform',
    '',
    'org.example.NoSuchClass',
  ],
  'group.share.assignors': ['simple', 'simple,simple', '', 'org.example.NoSuchClass'],
  'metric.reporters': ['org.apache.kafka.common.metrics.JmxReporter', ''],
  'replica.selector.class': ['org.apache.kafka.common.replica.RackAwareReplicaSelector'],
};

function valuesOf(config: Config): fc.Arbitrary<Candidate> {
  const own = classes[config.name];
  return own ? fc.constantFrom(...own) : candidates(config);
}

const one = fc.constantFrom(...brokerConfigTable).chain((it) => fc.tuple(fc.constant(it.name), valuesOf(it)));

/** Configs that are compared with each other, with values of which some are in order and some not. */
const compared = [
  ...new Set(relations.flatMap(({ low, high }) => [low, high])),
  ...[
    'log.retention.ms',
    'log.retention.minutes',
    'log.retention.hours',
    'log.roll.ms',
    'log.roll.jitter.ms',
  ],
  ...['log.cleaner.threads', 'log.cleaner.dedupe.buffer.size', 'log.local.retention.ms'],
  ...['max.connections.per.ip', 'max.connections.per.ip.overrides', 'log.local.retention.bytes'],
  ...['remote.log.storage.system.enable', 'log.retention.bytes', 'inter.broker.protocol.version'],
  ...[
    'log.message.format.version',
    'group.coordinator.rebalance.protocols',
    'offsets.topic.replication.factor',
  ],
].flatMap((name) => brokerConfig(name) ?? []);

/** A value that is most often right by itself: near a default, or one of the words. */
function likely({ spans, type }: Config): fc.Arbitrary<Candidate> {
  const span = spans.at(-1);
  if (type === 'boolean') return fc.constantFrom(true, true, false);
  if (span?.words) return fc.constantFrom(...span.words, span.words.join(','));
  if (span?.form) return fc.constantFrom('', '10.0.0.1:5');
  const usual = spans.map((it) => Number(it.default ?? 0)).filter(Number.isSafeInteger);
  return fc
    .tuple(fc.constantFrom(...usual, 1, 100, 5000, 45_000), fc.constantFrom(0, 0.5, 1, 1, 2, 10))
    .map(([number, factor]) => Math.trunc(number * factor))
    .chain((number) => fc.constantFrom(number, number + 1, -1, 0, number));
}

const together = fc
  .uniqueArray(fc.constantFrom(...compared), { minLength: 2, maxLength: 5 })
  .chain((some) => fc.tuple(...some.map((it) => fc.tuple(fc.constant(it.name), likely(it)))));

/** Pairs that Kafka compares: a random one of all the others would hardly meet. */
const pairs = fc
  .constantFrom(...relations)
  .map(({ low, high }) => [low, high].flatMap((name) => brokerConfig(name) ?? []))
  .chain((both) => fc.tuple(...both.map((it) => fc.tuple(fc.constant(it.name), likely(it)))));

/** Each config with values on either side of its limits, and as many mixtures as are asked for. The same at every run. */
export function generatedBrokerConfigs(count: number): BrokerConfigs[] {
  const alone = brokerConfigTable.flatMap((it) =>
    [...new Set(fc.sample(valuesOf(it), { numRuns: 12, seed: 7 }))].map((value) => ({ [it.name]: value })),
  );
  const mixed = [fc.array(one, { minLength: 2, maxLength: 3 }), together, pairs].flatMap((some) =>
    fc.sample(some as fc.Arbitrary<[string, Candidate][]>, { numRuns: count, seed: 7 }),
  );
  return [...alone, ...mixed.map((entries) => Object.fromEntries(entries))];
}
