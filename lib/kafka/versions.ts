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

/** Whether a version is older than a line: `3.4.1` is before `3.5`. */
export function isBefore(version: string, line: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [ofLine = 0, within = 0] = line.split('.').map(Number);
  return major < ofLine || (major === ofLine && minor < within);
}
