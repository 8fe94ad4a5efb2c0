import { nearest } from '../environment/nearest';
import { spanIn } from '../kafka/configs/config';
import { topicConfig, topicConfigNames, topicConfigOfBroker } from '../kafka/topic-configs/topic-config';
import { kafkaLine } from '../kafka/versions';
import { type Refusal, refusalOf, refusalToCome } from './config-refusals';
import { everyTopic, type Rule } from './rule';

const unknownConfig: Rule = {
  id: 'topic-config-unknown',
  severity: 'error',
  summary: 'every config of a topic is one that its Kafka version knows',
  find: everyTopic(({ written, unmanaged }, { kafkaVersion }) => {
    const isKnown = (name: string) => {
      const config = topicConfig(name);
      return config !== undefined && spanIn(config, kafkaVersion) !== undefined;
    };
    return [
      ...Object.entries(written)
        .filter(([name]) => !isKnown(name))
        .map(([name, it]) => ({ ...it, ...whyUnknown(name, kafkaVersion) })),
      ...unmanaged
        .filter((name) => !isKnown(name))
        .map((name) => ({ field: 'unmanaged', value: name, ...whyUnknown(name, kafkaVersion) })),
    ];
  }),
};

const wrongValue: Rule = {
  id: 'topic-config-value',
  severity: 'error',
  summary: 'every config of a topic has a value that its Kafka version allows',
  find: everyTopic(({ written }, { kafkaVersion }) =>
    Object.entries(written).flatMap(([name, it]) => {
      const refusal = refusalOf(topicConfig(name), it.value, kafkaVersion);
      return refusal ? [{ ...it, ...refusal }] : [];
    }),
  ),
};

const leavingConfig: Rule = {
  id: 'topic-config-leaves',
  severity: 'warning',
  summary:
    'no config of a topic on Kafka 3.9 is one that Kafka 4 has no more, or with a value that it refuses',
  find: everyTopic(({ written }, { kafkaVersion, metadataMode }) =>
    metadataMode !== 'zookeeper'
      ? []
      : Object.entries(written).flatMap(([name, it]) => {
          const refusal = refusalToCome(topicConfig(name), it.value, kafkaVersion, successor);
          return refusal ? [{ ...it, ...refusal }] : [];
        }),
  ),
};

const futureLimit = 'message.timestamp.after.max.ms';

const defaultChanges: Rule = {
  id: 'topic-config-default-changes',
  severity: 'warning',
  summary: 'a topic on Kafka 3.9 that cares for timestamps says how far into the future they may be',
  find: everyTopic(({ written, configs }, { metadataMode, brokers }) => {
    const cares = written['message.timestamp.type'] ?? written['message.timestamp.before.max.ms'];
    if (metadataMode !== 'zookeeper' || cares === undefined) return [];
    const isSaid = configs[futureLimit] ?? brokers.config[`log.${futureLimit}`];
    // Where the broker stamps messages, no producer's timestamp is looked at.
    if (isSaid !== undefined || configs['message.timestamp.type'] === 'LogAppendTime') return [];
    return [
      {
        ...cares,
        problem: `leaves ${futureLimit} to its default: Kafka 3.9 takes messages that are dated into the future, Kafka 4 refuses those more than an hour ahead of the broker's clock`,
        remedy: `write '${futureLimit}' as well, such as '1h' to find out now`,
      },
    ];
  }),
};

function whyUnknown(name: string, version: string): Refusal {
  const line = kafkaLine(version);
  const config = topicConfig(name);
  const until = config?.spans.at(-1)?.until;
  if (until !== undefined) {
    return {
      problem: `is no config of topics in Kafka ${line}: ${until} was the last to know it`,
      remedy: successor(name),
    };
  }
  const own = topicConfigOfBroker(name);
  if (own) {
    return {
      problem: `is a property of brokers, not of topics`,
      remedy: `write '${own.name}'${(own.broker[name] as number) > 1 ? ', which is in milliseconds' : ''}`,
    };
  }
  const near = nearest(name, topicConfigNames(version));
  return {
    problem: `is no config of topics in Kafka ${line}`,
    remedy: near
      ? `did you mean ${near}?`
      : 'remove it; docs/reference/topic-configs.md lists those that there are',
  };
}

/** What to do about a config that is no more. */
function successor(name: string): string {
  return name === 'message.timestamp.difference.max.ms'
    ? 'write message.timestamp.before.max.ms and message.timestamp.after.max.ms instead'
    : 'remove it';
}

/** What is wrong with the configs of topics, each by itself, in the Kafka version that runs and in the next. */
export const topicConfigRules: readonly Rule[] = [unknownConfig, wrongValue, leavingConfig, defaultChanges];
