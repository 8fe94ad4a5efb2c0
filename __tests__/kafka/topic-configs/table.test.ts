import { dumped, dumpedVersions } from '../../../generate/topic-configs/log-config';
import { spanIn } from '../../../lib/kafka/configs/config';
import { parseValue } from '../../../lib/kafka/configs/parse';
import {
  type TopicConfig,
  topicConfig,
  topicConfigNames,
} from '../../../lib/kafka/topic-configs/topic-config';
import { kafkaVersions } from '../../../lib/kafka/versions';

test('the versions that run are among those that were asked', () => {
  expect(dumpedVersions).toEqual(expect.arrayContaining(Object.values(kafkaVersions)));
});

describe.each(dumpedVersions)("Kafka %s's own definitions", (version) => {
  const definitions = dumped(version);

  test('name the same configs', () => {
    expect(topicConfigNames(version)).toEqual(definitions.map(({ name }) => name));
  });

  test.each(definitions.map((it) => [it.name, it] as const))('%s is the same', (name, definition) => {
    const config = topicConfig(name) as TopicConfig;
    const span = spanIn(config, version);
    expect(config.type).toBe(definition.type.toLowerCase());
    expect(span?.default).toBe(definition.default);
    expect(allowed(span)).toBe(definition.allowed);
  });

  test.each(definitions.map((it) => [it.name, it.default]))(
    'the default of %s is a value of it',
    (name, value) => {
      const config = topicConfig(name) as TopicConfig;
      const span = spanIn(config, version) as NonNullable<ReturnType<typeof spanIn>>;
      expect(parseValue(config, span, value)).toEqual({ text: value });
    },
  );
});

/** What is allowed, as Kafka's validators print it. */
function allowed(span: ReturnType<typeof spanIn>): string | null {
  if (span?.words) return `[${span.words.join(', ')}]`;
  if (span?.min === undefined) {
    return span?.default === '' ? '[partitionId]:[brokerId],[partitionId]:[brokerId],...' : null;
  }
  const range = span.max === undefined ? `[${span.min},...]` : `[${span.min},...,${span.max}]`;
  return span.also === undefined ? range : `${range} or ${span.also}`;
}
