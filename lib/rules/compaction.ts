import type { DeclaredEnvironment, DeclaredTopic } from '../environment/declared';
import { effectiveConfig, effectiveNumber } from '../environment/effective';
import { everyTopic, type Rule } from './rule';

/** What a topic does with old messages. */
export function policiesOf(topic: DeclaredTopic, environment: DeclaredEnvironment): string[] {
  return (effectiveConfig('cleanup.policy', topic, environment) ?? '').split(',');
}

const compactionNeedsKeys: Rule = {
  id: 'compaction-needs-keys',
  severity: 'error',
  summary: 'a topic that is compacted says what its messages are keyed by',
  find: everyTopic((topic, environment) => {
    if (topic.keyed || !policiesOf(topic, environment).includes('compact')) return [];
    return [
      {
        ...(topic.written['cleanup.policy'] ?? { field: 'key', value: undefined }),
        problem:
          'compacts messages by their keys, and the topic says that they have none: Kafka refuses such messages',
        remedy: "write what messages are keyed by, such as key: 'student_id', or do not compact",
      },
    ];
  }),
};

const retentionOfCompacted: Rule = {
  id: 'retention-of-compacted',
  severity: 'warning',
  summary: 'no retention is written on a topic that is only compacted, where it does nothing',
  find: everyTopic((topic, environment) => {
    if (policiesOf(topic, environment).join() !== 'compact') return [];
    return ['retention.ms', 'retention.bytes']
      .map((name) => topic.written[name])
      .filter((it) => it !== undefined)
      .map((it) => ({
        ...it,
        problem: 'does nothing: a topic that is only compacted keeps the last message of every key for ever',
        remedy: "remove it, or write 'cleanup.policy': 'compact,delete' to delete by age as well",
      }));
  }),
};

const compactionLag: Rule = {
  id: 'compaction-lag',
  severity: 'error',
  summary: 'messages must be compacted no sooner than they may be',
  find: everyTopic((topic, environment) => {
    const min = effectiveNumber('min.compaction.lag.ms', topic, environment);
    const max = effectiveNumber('max.compaction.lag.ms', topic, environment);
    const own = topic.written['min.compaction.lag.ms'] ?? topic.written['max.compaction.lag.ms'];
    if (min === undefined || max === undefined || min <= max || own === undefined) return [];
    return [
      {
        ...own,
        problem: `makes min.compaction.lag.ms, ${min}, more than max.compaction.lag.ms, ${max}: Kafka refuses the topic`,
        remedy: 'write a shorter min.compaction.lag.ms, or a longer max.compaction.lag.ms',
      },
    ];
  }),
};

const hour = 3_600_000n;

const tombstonesVanish: Rule = {
  id: 'tombstones-vanish',
  severity: 'warning',
  summary: 'a compacted topic keeps deletions long enough for consumers to see them',
  find: everyTopic((topic, environment) => {
    const kept = effectiveNumber('delete.retention.ms', topic, environment);
    const own = topic.written['delete.retention.ms'];
    if (!own || kept === undefined || kept >= hour || !policiesOf(topic, environment).includes('compact'))
      return [];
    return [
      {
        ...own,
        problem:
          'lets tombstones go within the hour: a consumer that reads the topic from its beginning and takes longer misses deletions, and keeps what is deleted',
        remedy: "write how long a consumer may take to read it all, such as '24h'",
      },
    ];
  }),
};

/** What is wrong with how topics are compacted. */
export const compactionRules: readonly Rule[] = [
  compactionNeedsKeys,
  retentionOfCompacted,
  compactionLag,
  tombstonesVanish,
];
