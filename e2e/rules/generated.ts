import fc from 'fast-check';
import type { Topic } from '../../lib';
import { topicConfigTable } from '../../lib/kafka/topic-configs/table';
import { candidates } from './candidates';

const misspelt = topicConfigTable.map(({ name }) => name.replace('.', '-'));

const config = fc.oneof(
  {
    weight: 30,
    arbitrary: fc
      .constantFrom(...topicConfigTable)
      .chain((it) => fc.tuple(fc.constant(it.name), candidates(it))),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...misspelt, 'log.retention.ms', 'x'), fc.constant('1')) },
);

/** A topic with a few configs, right or wrong, that any Kafka version may know. */
const topic: fc.Arbitrary<Omit<Topic, 'name'>> = fc.record({
  purpose: fc.constant('to be tried'),
  key: fc.constant('id'),
  partitions: fc.constant(1),
  replicationFactor: fc.oneof(
    { weight: 9, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.constant(2) },
  ),
  configs: fc.array(config, { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
}) as fc.Arbitrary<Omit<Topic, 'name'>>;

/** Every allowed end of every config by itself, and as many random topics as are asked for. The same at every run. */
export function generatedTopics(count: number): Topic[] {
  const alone = topicConfigTable.flatMap((it) =>
    fc.sample(candidates(it), { numRuns: 25, seed: 7 }).map((value) => ({
      purpose: 'to be tried',
      key: 'id',
      partitions: 1,
      replicationFactor: 1,
      configs: { [it.name]: value },
    })),
  );
  const mixed = fc.sample(topic, { numRuns: count, seed: 7 });
  return [...alone, ...mixed].map((it, index) => ({ ...it, name: `topic-${index}` }) as Topic);
}
