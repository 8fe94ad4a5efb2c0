import type { DeclaredTopic } from '../environment/declared';

/**
 * A topic's line of the table that the Job reads, such as
 * `student-events partitions=3 replication-factor=1 keyed config:retention.ms=604800000`.
 *
 * Fields are separated by single spaces; whatever in a value could be taken for a separator is
 * percent-encoded, and nothing else is, so that a reviewer reads values as they are.
 */
export function tableLine(topic: DeclaredTopic): string {
  return [
    topic.name,
    `partitions=${topic.partitions}`,
    `replication-factor=${topic.replicationFactor}`,
    ...(topic.keyed ? ['keyed'] : []),
    ...Object.entries(topic.configs).map(([name, value]) => `config:${name}=${encoded(value)}`),
    ...topic.unmanaged.map((name) => `unmanaged:${name}`),
  ].join(' ');
}

/** The line of a topic that the Job is to delete. */
export function absentLine(name: string): string {
  return `${name} absent`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is encoded
const separators = /[%\u0000-\u0020\u007f]/g;

function encoded(value: string): string {
  return value.replace(
    separators,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
