import type { DeclaredTopic } from '../environment/declared';
import { encoded } from '../jobs/encoded';

/**
 * A topic's line of the table that the Job reads, such as
 * `student-events partitions=3 replication-factor=1 keyed config:retention.ms=604800000`.
 * Fields are separated by single spaces.
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
