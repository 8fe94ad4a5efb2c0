/**
 * Where a cluster keeps its metadata: in a ZooKeeper ensemble (Kafka 3.9, the last line that can) or
 * in its own KRaft controllers.
 */
export type MetadataMode = 'zookeeper' | 'kraft';

/** The metadata modes there are. */
export const metadataModes: readonly MetadataMode[] = ['zookeeper', 'kraft'];

/** The Kafka version that runs in each metadata mode: the newest patch of the newest line that has the mode. */
export const kafkaVersions: Readonly<Record<MetadataMode, string>> = {
  zookeeper: '3.9.2',
  kraft: '4.3.1',
};

/** The line of a Kafka version: `4.3` of `4.3.1`. */
export function kafkaLine(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
