import { isCredential } from '../environment/credentials';
import { nearest } from '../environment/nearest';
import { brokerConfig, brokerConfigNames, isOfTieredStorage } from '../kafka/broker-configs/broker-config';
import { classesOfPlugins } from '../kafka/broker-configs/plugin-classes';
import { reservedBy } from '../kafka/broker-configs/reserved';
import { spanIn } from '../kafka/configs/config';
import { topicConfig } from '../kafka/topic-configs/topic-config';
import { kafkaLine } from '../kafka/versions';
import { negative } from './broker-config-negative';
import { type Refusal, refusalOf, refusalToCome } from './config-refusals';
import { everyConfig } from './every-config';
import type { Rule } from './rule';

const reserved: Rule = {
  id: 'broker-config-reserved',
  severity: 'error',
  summary:
    'no broker config decides identity, roles, listeners, storage or security: fields of the environment do',
  find: everyConfig((name) => reservedBy(name)),
};

const secret: Rule = {
  id: 'broker-config-secret',
  severity: 'error',
  summary: 'no broker config holds a credential',
  find: everyConfig((name, { value }) =>
    reservedBy(name) || !isCredential(name, value)
      ? undefined
      : {
          problem:
            'is, or has in it, a credential: everybody who may read the repository, dist or a ConfigMap would know it',
          remedy:
            'remove it, change it where it is valid, and let the plugin read it from a file or its environment',
        },
  ),
};

const unknown: Rule = {
  id: 'broker-config-unknown',
  severity: 'error',
  acknowledgeable: true,
  perConfig: true,
  summary:
    'every broker config is one that its Kafka version knows, or a plugin’s that is named in an acknowledgement',
  find: everyConfig((name, { value }, { kafkaVersion }) => {
    const config = brokerConfig(name);
    const isKnown = config !== undefined && spanIn(config, kafkaVersion) !== undefined;
    return isKnown || reservedBy(name) || isOfTieredStorage(name) || isCredential(name, value)
      ? undefined
      : whyUnknown(name, kafkaVersion);
  }),
};

const wrongValue: Rule = {
  id: 'broker-config-value',
  severity: 'error',
  summary: 'every broker config has a value that its Kafka version allows',
  find: everyConfig((name, { value }, { kafkaVersion }) =>
    reservedBy(name) || isCredential(name, value)
      ? undefined
      : (unreadable(String(value)) ?? refusalOf(brokerConfig(name), value, kafkaVersion)),
  ),
};

/** Java reads properties files in an encoding of its own. */
function unreadable(value: string): Refusal | undefined {
  return /^[\x20-\x7e]*$/.test(value)
    ? undefined
    : {
        problem: 'has characters that Kafka reads as others from its properties file',
        remedy: 'write letters without accents, digits and signs of ASCII',
      };
}

const pluginClass: Rule = {
  id: 'broker-config-class',
  severity: 'error',
  acknowledgeable: true,
  perConfig: true,
  summary: 'every class that a broker config names is Kafka’s own, or a plugin’s that is acknowledged',
  find: everyConfig((name, { value }, { kafkaVersion, brokers }) => {
    const config = brokerConfig(name);
    if (!config || !spanIn(config, kafkaVersion) || refusalOf(config, value, kafkaVersion)) return undefined;
    const [first] = classesOfPlugins(name, brokers.config[name] ?? '', kafkaVersion);
    return first === undefined
      ? undefined
      : {
          problem: `names ${first}, which is not among Kafka's own classes: where the image lacks it, brokers do not start`,
          remedy: `remove it, or acknowledge broker-config-class for '${name}' with the image that has it`,
        };
  }),
};

const leaving: Rule = {
  id: 'broker-config-leaves',
  severity: 'warning',
  summary: 'no broker config on Kafka 3.9 is one that Kafka 4 has no more, or with a value that it refuses',
  find: everyConfig((name, { value }, { kafkaVersion, metadataMode }) =>
    metadataMode !== 'zookeeper' || reservedBy(name)
      ? undefined
      : refusalToCome(brokerConfig(name), value, kafkaVersion, () => 'remove it before the change'),
  ),
};

function whyUnknown(name: string, version: string): Refusal {
  const line = kafkaLine(version);
  const spans = brokerConfig(name)?.spans;
  const [first, last] = [spans?.[0], spans?.at(-1)];
  if (first && last) {
    const known =
      Number(last.until) < Number(line)
        ? `${last.until} was the last to know it`
        : `${first.since} is the first to know it`;
    return { problem: `is no config of brokers in Kafka ${line}: ${known}`, remedy: 'remove it' };
  }
  const meant = Object.keys(topicConfig(name)?.broker ?? {})[0] ?? nearest(name, brokerConfigNames(version));
  return {
    problem: `is no config of brokers in Kafka ${line}`,
    remedy: `${meant ? `did you mean ${meant}? A` : 'remove it; a'} plugin's own is acknowledged: acknowledge: [{rule: 'broker-config-unknown', configs: ['${name}'], reason: …}]`,
  };
}

/** What is wrong with the configs of brokers, each by itself. */
export const brokerConfigRules: readonly Rule[] = [
  reserved,
  secret,
  unknown,
  wrongValue,
  negative,
  pluginClass,
  leaving,
];
