import {
  type CapacityPlan,
  logsOfFullest,
  memoryMapsPerSegment,
  pageCacheSeconds,
  replicasOnFullest,
  secondsUntilFull,
  steadySeconds,
} from './capacity-plan';
import { secondsUntil } from './growth';
import { bytesText, countText, rateText, retentionText, shareText, timeText } from './human';
import { most, type PerBroker } from './per-broker';
import { exact, plus, type Ratio, roundedUp, times } from './ratio';
import { retentionThatFits } from './remedies';
import type { TopicCapacity } from './topic-capacity';

/** What an environment needs and has, as lines of plain text. Every figure is of the broker with most of it. */
export function capacityTable(plan: CapacityPlan): string[] {
  return [
    ...heading(plan),
    '',
    ...columns([topicHeading, ...plan.topics.map((topic) => topicRow(topic, plan)), sumRow(plan)]),
    ...(plan.unknown.length === 0
      ? []
      : ['', `no load declared, and so nothing counted: ${plan.unknown.join(', ')}`]),
    '',
    ...columns([['the fullest broker', 'needs', 'may use', ''], ...brokerRows(plan)]),
    '',
    ...outlook(plan),
  ];
}

/** The number of messages a second that all topics have together. */
export function messagesInAll({ topics }: CapacityPlan): Ratio {
  return topics.reduce((sum, { messagesPerSecond }) => plus(sum, messagesPerSecond), exact(0));
}

/** What a topic takes on the fullest broker in its steady state; `undefined` when it has none. */
export function diskOnFullest(topic: TopicCapacity, brokers: number): bigint | undefined {
  return topic.log.steady && BigInt(replicasOnFullest(topic, brokers)) * topic.log.steady.totalBytes;
}

/** A ratio as people read it. */
export function ratioText({ numerator, denominator }: Ratio): string {
  return countText(Number(numerator) / Number(denominator));
}

function heading({ environment, brokers, volumeBytes, usableBytes }: CapacityPlan): string[] {
  const { name, capacity } = environment;
  const { storage } = environment.brokers;
  return [
    `${name}: ${brokers} brokers, each with ${storage} = ${bytesText(volumeBytes)}, of which ${bytesText(usableBytes)} may be used: ${Math.round(capacity.headroom * 100)} % stay free`,
    `loads: ${capacity.basis ?? 'as declared'}${capacity.loadFactor === 1 ? '' : `, times ${capacity.loadFactor}`}`,
  ];
}

const topicHeading = [
  'topic',
  'messages/s',
  'stored',
  'kept',
  'replicas',
  'disk',
  'of all',
  'in, peak',
  'out, peak',
];

function topicRow(topic: TopicCapacity, { brokers, steadyBytes }: CapacityPlan): string[] {
  const { partitions, replicationFactor, load, peakBytesPerSecond: peak } = topic;
  const disk = diskOnFullest(topic, brokers);
  const replicas = BigInt(replicasOnFullest(topic, brokers));
  const leaders = BigInt(most(partitions, brokers));
  return [
    topic.name,
    ratioText(topic.messagesPerSecond),
    rateText(storedBytesPerSecond(topic)),
    kept(topic),
    `${partitions} × ${replicationFactor}`,
    disk === undefined ? 'no end' : bytesText(disk),
    disk === undefined ? '' : shareText(disk, steadyBytes.atMost),
    rateText(replicas * peak),
    rateText(leaders * peak * BigInt(replicationFactor - 1 + load.consumerGroups)),
  ];
}

function kept({ retentionMs, log }: TopicCapacity): string {
  if (retentionMs !== undefined) return retentionText(retentionMs);
  return log.steady ? 'by size or key' : 'for ever';
}

/** Before replication, on average. */
function storedBytesPerSecond({ messagesPerSecond, load }: TopicCapacity): bigint {
  const compressed = {
    numerator: exact(load.compressionRatio).denominator,
    denominator: exact(load.compressionRatio).numerator,
  };
  return roundedUp(times(times(messagesPerSecond, exact(load.messageBytes)), compressed));
}

function sumRow(plan: CapacityPlan): string[] {
  const { network, steadyBytes, topics } = plan;
  return [
    'in all',
    ratioText(messagesInAll(plan)),
    rateText(topics.reduce((sum, topic) => sum + storedBytesPerSecond(topic), 0n)),
    '',
    '',
    bytesText(steadyBytes.atMost),
    '',
    rateText(network.inBytesPerSecond.atMost),
    rateText(network.outBytesPerSecond.atMost),
  ];
}

function brokerRows(plan: CapacityPlan): string[][] {
  const { network, networkWithOneAway, usableNetworkBytesPerSecond: usableNetwork } = plan;
  const { fileHandles, memoryMaps } = plan.environment.capacity;
  const against = (what: string, needs: bigint, has: bigint | undefined, text: (it: bigint) => string) => [
    what,
    text(needs),
    has === undefined ? 'not declared' : text(has),
    has === undefined ? '' : shareText(needs, has),
  ];
  const disk = (what: string, needs: PerBroker) => against(what, needs.atMost, plan.usableBytes, bytesText);
  const traffic = (what: string, needs: PerBroker) => against(what, needs.atMost, usableNetwork, rateText);
  const part = (name: 'keptBytes' | 'lingeringBytes' | 'indexBytes') =>
    bytesText(
      plan.topics.reduce(
        (sum, topic) =>
          sum + BigInt(replicasOnFullest(topic, plan.brokers)) * (topic.log.steady?.[name] ?? 0n),
        0n,
      ),
    );
  return [
    disk(`disk, steady after ${timeText(steadySeconds(plan))}`, plan.steadyBytes),
    ['  messages that are kept', part('keptBytes')],
    ['  open segments, not yet deleted', part('lingeringBytes')],
    ['  indexes', part('indexBytes')],
    ...(plan.steadyBytes.atLeast === plan.steadyBytes.atMost
      ? []
      : [['  when replicas are spread evenly', bytesText(plan.steadyBytes.atLeast)]]),
    ...(plan.steadyBytesWithOneAway
      ? [disk('disk, one broker gone, its replicas elsewhere', plan.steadyBytesWithOneAway)]
      : []),
    traffic('network in, peak', network.inBytesPerSecond),
    traffic('network out, peak', network.outBytesPerSecond),
    ...(networkWithOneAway
      ? [
          traffic('network in, one broker away', networkWithOneAway.inBytesPerSecond),
          traffic('network out, one broker away', networkWithOneAway.outBytesPerSecond),
        ]
      : []),
    against(
      `page cache for ${pageCacheSeconds} s of writes, peak`,
      plan.pageCacheNeededBytes.atMost,
      plan.pageCacheBytes,
      bytesText,
    ),
    ['replicas of partitions', countText(plan.replicas.atMost)],
    against('open files', plan.openFiles.atMost, BigInt(fileHandles), countText),
    against('memory maps', plan.openFiles.atMost * memoryMapsPerSegment, BigInt(memoryMaps), countText),
  ];
}

/** Ten years: longer than anybody plans a retention by. */
const longestHours = 87_600n;

function outlook(plan: CapacityPlan): string[] {
  const full = secondsUntilFull(plan);
  const endless = logsOfFullest(plan).map(({ count, log }) => ({
    count,
    log: { ...log, steady: undefined },
  }));
  const withoutDeletion = endless.length > 0 ? secondsUntil(plan.volumeBytes, endless) : undefined;
  const room = retentionThatFits(
    plan,
    ({ steadyBytes, usableBytes }) => steadyBytes.atMost <= usableBytes,
    longestHours,
  );
  return [
    `${plan.unknown.length > 0 ? 'As far as loads are declared, the' : 'The'} volume is ${full === undefined ? 'never full' : `full after ${timeText(full)}`}.`,
    ...(full === undefined && withoutDeletion !== undefined
      ? [`If nothing were deleted, it would be full after ${timeText(withoutDeletion)}.`]
      : []),
    ...(room
      ? [`${room.topic} could be kept for ${retentionText(room.retentionMs)}, all else being equal.`]
      : []),
  ];
}

/** Rows with their columns under each other: the first to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] as string[]).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    widths
      .map((width, column) => (row[column] ?? '')[column === 0 ? 'padEnd' : 'padStart'](width))
      .join('   ')
      .trimEnd(),
  );
}
