import fc from 'fast-check';
import type { Topic } from '../../lib';
import { topicConfigTable } from '../../lib/kafka/topic-configs/table';
import type { TopicConfig } from '../../lib/kafka/topic-configs/topic-config';

/**
 * Values that are near to what each config allows, on either side, in the spellings that Java reads. Java reads digits of
 * other scripts too; we do not, and say nothing of them here.
 */
function candidates({ name, type, spans }: TopicConfig): fc.Arbitrary<string | number | boolean> {
  const words = spans.flatMap((span) => span.words ?? []);
  const ends = spans.flatMap(({ min, max, also }) => [min, max, also]).filter((end) => end !== undefined);
  const near = ends.flatMap((end) => [end - 1n, end, end + 1n]).map(String);
  const odd = ['', 'x', '-', '1 2', '0x10', '1_000', 'null'];
  switch (type) {
    case 'boolean':
      return fc.constantFrom<string | boolean>(true, false, 'TRUE', 'False', 'yes', '1', ...odd);
    case 'double':
      return fc.oneof(
        fc.constantFrom('.5', '0.10', '1', '1.', '1e-2', '5E-5', '0.25f', '1d', '1.0000001', '-0.1', ...odd),
        fc.double({ min: -0.5, max: 1.5, noNaN: true }).map((number) => number.toFixed(6)),
      );
    case 'string':
      return fc.constantFrom(
        ...words,
        ...words.map((word) => word.toUpperCase()),
        '2.8',
        '2.8.1',
        '3.10',
        ...odd,
      );
    case 'list':
      return words.length > 0
        ? fc.constantFrom(
            ...words,
            words.join(','),
            words.join(' , '),
            `${words[0]},${words[0]}`,
            `${words[0]},`,
            ',',
            'x',
            '',
          )
        : fc.constantFrom('*', '0:1', '0:1,1:2', '0:1, 1:2', '0-1', '0:1,*', 'none', '');
    default: {
      const spelled = name.endsWith('.ms') ? ['12h', '7d'] : name.endsWith('.bytes') ? ['2MiB', '1GiB'] : [];
      return fc.oneof(
        fc.constantFrom(
          ...near,
          ...spelled,
          '+5',
          '007',
          '-0',
          '1.5',
          '2147483648',
          '9223372036854775807',
          '9223372036854775808',
          ...odd,
        ),
        fc.bigInt(-3n, 2n ** 32n).map(String),
        fc.integer({ min: 1, max: 2_000_000 }),
      );
    }
  }
}

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
