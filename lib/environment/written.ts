import { friendlyFields, isPresent } from './defaults';
import type { AbsentTopic, Topic, TopicDefaults } from './environment';
import type { Wrong } from './shape';

/** What is wrong between the fields of a topic as they are written, whatever is wrong with each by itself. */
export function writtenWrong(topic: Topic | AbsentTopic, defaults?: TopicDefaults): Wrong[] {
  if (!isPresent(topic)) return unconfirmed(topic);
  return [...missing(topic, defaults), ...saidTwice(topic)];
}

/** What a topic needs and says neither by itself nor by the defaults. */
export function missing(topic: Topic, defaults: TopicDefaults = {}): Wrong[] {
  return (['partitions', 'replicationFactor'] as const)
    .filter((field) => (topic[field] ?? defaults[field]) === undefined)
    .map((field) => ({
      path: field,
      value: undefined,
      problem: 'is not set',
      remedy: `write it here or in topicDefaults, such as ${field}: 3`,
    }));
}

function saidTwice(topic: Topic): Wrong[] {
  const configs = { ...topic.configs } as Record<string, unknown>;
  const friendly = Object.entries(friendlyFields).filter(
    ([field]) => topic[field as keyof Topic] !== undefined,
  );
  const declared = [...Object.keys(configs), ...friendly.map(([, name]) => name)];
  const both = (Array.isArray(topic.unmanaged) ? topic.unmanaged : [])
    .filter((name) => declared.includes(name))
    .map((name) => ({
      path: 'unmanaged',
      value: name,
      problem: 'is declared as well',
      remedy: 'either declare the config or leave it unmanaged',
    }));
  const twice = friendly
    .filter(([, name]) => configs[name] !== undefined)
    .map(([field, name]) => ({
      path: field,
      value: topic[field as keyof Topic],
      problem: `says the same as configs['${name}']`,
      remedy: 'write only one of them',
    }));
  return [...both, ...twice];
}

function unconfirmed({ name, confirm }: AbsentTopic): Wrong[] {
  const remedy = `write '${name}', if all its messages are to be deleted`;
  return confirm === name
    ? []
    : [{ path: 'confirm', value: confirm, problem: "does not repeat the topic's name", remedy }];
}
