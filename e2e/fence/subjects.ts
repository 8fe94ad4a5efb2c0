import type { Cluster } from '../reconciler/cluster';
import { described } from '../users/users';

/** What the Jobs of a pair are about. */
export type Subject = 'topics' | 'users';

/** The tables of two commits: the newer one changes, deletes and creates what the older one has otherwise. */
export function tables(subject: Subject, name: string): { older: string[]; newer: string[] } {
  if (subject === 'users') {
    const may = `allow:WRITE:topic:literal:${name}`;
    return {
      older: [
        `${name}-mallory secret=${name}-mallory/password ${may}`,
        `${name}-alice secret=${name}-alice/password ${may} quota:producer_byte_rate=1000`,
      ],
      newer: [
        `${name}-mallory absent`,
        `${name}-alice secret=${name}-alice/password quota:producer_byte_rate=2000`,
      ],
    };
  }
  const line = (topic: string, retention: number) =>
    `${name}-${topic} partitions=1 replication-factor=1 config:retention.ms=${retention}`;
  return {
    older: [line('changed', 1000), line('deleted', 1000), `${name}-created absent`],
    newer: [line('changed', 2000), `${name}-deleted absent`, line('created', 2000)],
  };
}

/** Whether the cluster has what the newer table declares, as Kafka's own tools see it. */
export async function standsIn(cluster: Cluster, subject: Subject, name: string): Promise<boolean> {
  if (subject === 'users') {
    const mallory = await described(cluster, `${name}-mallory`);
    const alice = await described(cluster, `${name}-alice`);
    const rights = alice.filter((line) => line.startsWith('ALLOW'));
    return (
      mallory.length === 0 &&
      rights.length === 0 &&
      alice.some((line) => /producer_byte_rate=2000(\.0)?$/.test(line))
    );
  }
  const topics = await cluster.topics();
  const retention = (topic: string) => topics.get(`${name}-${topic}`)?.config['retention.ms'];
  return retention('changed') === '2000' && retention('created') === '2000' && !topics.has(`${name}-deleted`);
}
