import type { Environment, Topic } from '../../../lib';

const topic = { name: 'orders', purpose: 'orders' };

/** What does not compile is proven by `npm run typecheck`: a line that compiled would leave its directive unused. */
const topics: readonly Topic[] = [
  { ...topic, retention: '7d', segment: '512MiB' },
  { ...topic, configs: { 'segment.ms': '12h', 'max.message.bytes': '2MiB', 'retention.ms': 'forever' } },
  { ...topic, configs: { 'cleanup.policy': 'compact,delete', 'min.cleanable.dirty.ratio': 0.1 } },
  { ...topic, configs: { 'retention.bytes': '9223372036854775807', preallocate: false } },
  { ...topic, configs: { 'message.format.version': '2.8-IV1' }, unmanaged: ['segment.ms'] },
  // @ts-expect-error: a duration without a unit that Kafka's people know
  { ...topic, retention: '7 days' },
  // @ts-expect-error: a Kubernetes quantity
  { ...topic, segment: '1Gi' },
  // @ts-expect-error: a misspelt config
  { ...topic, configs: { 'retentoin.ms': 1 } },
  // @ts-expect-error: a duration where bytes are meant
  { ...topic, configs: { 'max.message.bytes': '7d' } },
  // @ts-expect-error: a text where a flag is meant
  { ...topic, configs: { preallocate: 'yes' } },
  // @ts-expect-error: a flag where a number is meant
  { ...topic, configs: { 'min.insync.replicas': true } },
  // @ts-expect-error: a policy that there is not
  { ...topic, configs: { 'cleanup.policy': 'compacted' } },
  // @ts-expect-error: a config that there is not
  { ...topic, unmanaged: ['segment.milliseconds'] },
];

const kraft: Pick<Environment<'kraft'>, 'metadataMode' | 'topics'> = {
  metadataMode: 'kraft',
  topics: [
    { ...topic, configs: { 'segment.ms': '12h' } },
    // @ts-expect-error: a config that Kafka 4 has no more
    { ...topic, configs: { 'message.format.version': '2.8-IV1' } },
  ],
};

test('a wrong config does not compile', () => {
  expect(topics).toHaveLength(13);
  expect(kraft.topics).toHaveLength(2);
});
