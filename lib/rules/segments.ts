import { effectiveNumber } from '../environment/effective';
import { policiesOf } from './compaction';
import { everyTopic, type Rule } from './rule';

const segmentOutlivesRetention: Rule = {
  id: 'segment-outlives-retention',
  severity: 'warning',
  summary: 'a segment is closed before its messages are old enough to be deleted',
  find: everyTopic((topic, environment) => {
    if (!policiesOf(topic, environment).includes('delete')) return [];
    const retention = effectiveNumber('retention.ms', topic, environment);
    const segment = effectiveNumber('segment.ms', topic, environment);
    const own = topic.written['segment.ms'] ?? topic.written['retention.ms'];
    if (!own || retention === undefined || segment === undefined) return [];
    if (retention < 0n || segment <= retention) return [];
    return [
      {
        ...own,
        problem: `keeps messages for ${time(retention)} and segments open for ${time(segment)}: only whole segments are deleted, so a slow topic keeps messages for up to ${time(retention + segment)}`,
        remedy: `write 'segment.ms' of at most the retention, such as '${duration(retention)}'`,
      },
    ];
  }),
};

/** Each segment is three files, held open: thousands of them for one partition are a slip of a digit. */
const manySegmentsAreMoreThan = 1000n;

const manySegments: Rule = {
  id: 'many-segments',
  severity: 'warning',
  summary: `a partition is kept in at most ${manySegmentsAreMoreThan} segments`,
  find: everyTopic((topic, environment) => {
    const byTime = ['retention.ms', 'segment.ms'] as const;
    const bySize = ['retention.bytes', 'segment.bytes'] as const;
    return [byTime, bySize].flatMap(([kept, closed]) => {
      const all = effectiveNumber(kept, topic, environment);
      const one = effectiveNumber(closed, topic, environment);
      const own = topic.written[closed] ?? topic.written[kept];
      if (!own || all === undefined || one === undefined || one <= 0n) return [];
      if (all / one <= manySegmentsAreMoreThan) return [];
      return [
        {
          ...own,
          problem: `makes ${all / one} segments of each partition (${kept} over ${closed}), with three open files each`,
          remedy: `write a larger ${closed}, or a smaller ${kept}`,
        },
      ];
    });
  }),
};

const units = [
  ['d', 86_400_000n, 'days'],
  ['h', 3_600_000n, 'hours'],
  ['m', 60_000n, 'minutes'],
  ['s', 1000n, 'seconds'],
  ['ms', 1n, 'ms'],
] as const;

/** Milliseconds in the largest unit that leaves no remainder, as `retention` takes them. */
function duration(ms: bigint): string {
  const [unit, size] = units.find(([, each]) => ms % each === 0n) as (typeof units)[number];
  return `${ms / size}${unit}`;
}

function time(ms: bigint): string {
  const [, size, name] = units.find(([, each]) => ms % each === 0n) as (typeof units)[number];
  return `${ms / size} ${name}`;
}

/** What is wrong between how long messages are kept and how they are cut into segments. */
export const segmentRules: readonly Rule[] = [segmentOutlivesRetention, manySegments];
