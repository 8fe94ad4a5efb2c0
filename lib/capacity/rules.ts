import type { DeclaredEnvironment } from '../environment/declared';
import type { Found, Rule } from '../rules/rule';
import {
  type CapacityPlan,
  capacityPlan,
  memoryMapsPerSegment,
  pageCacheSeconds,
  secondsUntilFull,
} from './capacity-plan';
import { bytesText, countText, rateText, retentionText, timeText } from './human';
import { brokersThatFit, type Fits, retentionThatFits, storageThatFits } from './remedies';

const disk: Rule = {
  id: 'capacity-disk',
  severity: 'error',
  summary: "the brokers' volumes hold what the topics' declared loads leave on them, and the head-room",
  find: planned((plan) =>
    plan.steadyBytes.atLeast <= plan.usableBytes
      ? []
      : [
          {
            ...storage(plan),
            problem: `${leaves(plan)}; the declared loads come to ${bytesText(plan.steadyBytes.atMost)} on the fullest broker`,
            remedy: diskRemedy(plan),
          },
        ],
  ),
};

const unevenDisk: Rule = {
  id: 'capacity-uneven-disk',
  severity: 'warning',
  summary: "the brokers' volumes hold the declared loads however unluckily Kafka places the replicas",
  find: planned((plan) =>
    plan.steadyBytes.atLeast > plan.usableBytes || plan.steadyBytes.atMost <= plan.usableBytes
      ? []
      : [
          {
            ...storage(plan),
            problem: `${leaves(plan)}, which is enough only where replicas are spread evenly: Kafka may give one broker ${bytesText(plan.steadyBytes.atMost)}, since partitions × replication factor is no multiple of the ${plan.brokers} brokers for every topic`,
            remedy: diskRemedy(plan),
          },
        ],
  ),
};

const unboundedDisk: Rule = {
  id: 'capacity-unbounded-disk',
  severity: 'warning',
  summary: 'no topic with a load is kept for ever',
  find: planned((plan) => {
    const needsKeys = new Set(withoutKeys(plan.environment).map(({ topic }) => topic));
    const full = plan.unbounded.length > 0 ? secondsUntilFull(plan) : undefined;
    return plan.unbounded
      .filter(({ name }) => !needsKeys.has(name))
      .map(({ name }) => {
        const written = plan.environment.topics.find((topic) => topic.name === name)?.written['retention.ms'];
        return {
          topic: name,
          field: written?.field ?? 'retention',
          value: written?.value,
          problem: `lets the topic grow for ever: the volume of the fullest broker is full after ${timeText(full ?? 0n)}`,
          remedy: "write how long messages are kept, such as '365d', or limit them with retention.bytes",
        };
      });
  }),
};

const keys: Rule = {
  id: 'capacity-keys',
  severity: 'error',
  summary: 'the load of a topic that is only compacted says how many keys it has',
  find: withoutKeys,
};

const network: Rule = {
  id: 'capacity-network',
  severity: 'error',
  summary: "the brokers' network carries the declared loads at their peak",
  find: planned(({ ...plan }) => (carries(plan.network, 'atLeast', plan) ? [] : [networkFound(plan, '')])),
};

const networkWithOneAway: Rule = {
  id: 'capacity-network-one-away',
  severity: 'warning',
  summary: "the brokers' network carries the declared loads at their peak while one broker is away",
  find: planned((plan) =>
    carries(plan.networkWithOneAway, 'atMost', plan) || !carries(plan.network, 'atLeast', plan)
      ? []
      : [networkFound(plan, ' while one of the brokers is away')],
  ),
};

const pageCache: Rule = {
  id: 'capacity-page-cache',
  severity: 'error',
  summary: `the brokers' page cache holds ${pageCacheSeconds} seconds of writes at their peak`,
  find: planned((plan) => {
    const { atLeast, atMost } = plan.pageCacheNeededBytes;
    if (atLeast <= plan.pageCacheBytes) return [];
    const brokers = brokersThatFit(plan, (it) => it.pageCacheNeededBytes.atMost <= it.pageCacheBytes);
    return [
      {
        field: 'brokers.resources.memory.request',
        value: plan.environment.brokers.resources.memory.request,
        problem: `leaves ${bytesText(plan.pageCacheBytes)} beside the heap for page cache; followers and consumers that keep up read the last ${pageCacheSeconds} seconds of writes from it, ${bytesText(atMost)} at the peak`,
        remedy: choices(`write at least '${memoryFor(atMost)}'`, brokers && `have ${brokers} brokers`),
      },
    ];
  }),
};

const openFiles: Rule = {
  id: 'capacity-open-files',
  severity: 'error',
  summary: 'a broker may keep as many files open, and map as many into memory, as it has segments',
  find: planned((plan) => {
    const { fileHandles, memoryMaps } = plan.environment.capacity;
    const { atLeast, atMost } = plan.openFiles;
    const limits = [
      { field: 'capacity.fileHandles', value: fileHandles, each: 1n, what: 'file' },
      { field: 'capacity.memoryMaps', value: memoryMaps, each: memoryMapsPerSegment, what: 'memory map' },
    ];
    return limits
      .filter(({ value, each }) => atLeast * each > BigInt(value))
      .map(({ field, value, each, what }) => ({
        field,
        value,
        problem: `is less than the ${countText(atMost * each)} ${what}s of the ${countText(atMost)} segments on the fullest broker`,
        remedy: `give the nodes at least ${countText(atMost * each)} and write it here, or have fewer partitions or larger segments`,
      }));
  }),
};

/** What refuses loads that brokers cannot hold, and warns of those that they may not hold. */
export const capacityRules: readonly Rule[] = [
  keys,
  disk,
  unevenDisk,
  unboundedDisk,
  pageCache,
  network,
  networkWithOneAway,
  openFiles,
];

/** A rule that looks at the plan of an environment whose topics declare loads. */
function planned(find: (plan: CapacityPlan) => readonly Found[]): Rule['find'] {
  return (environment) =>
    environment.topics.some(({ load }) => load) ? find(capacityPlan(environment)) : [];
}

function withoutKeys({ topics }: DeclaredEnvironment): Found[] {
  return topics
    .filter(({ load, configs }) => load && load.keys === undefined && configs['cleanup.policy'] === 'compact')
    .map(({ name }) => ({
      topic: name,
      field: 'load.keys',
      value: undefined,
      problem: 'is not set: a compacted topic keeps the last message of each key, however many there are',
      remedy: 'write how many different keys there are',
    }));
}

function storage({ environment }: CapacityPlan): Pick<Found, 'field' | 'value'> {
  return { field: 'brokers.storage', value: environment.brokers.storage };
}

function leaves({ environment, usableBytes }: CapacityPlan): string {
  return `leaves ${bytesText(usableBytes)} to use when ${Math.round(environment.capacity.headroom * 100)} % stay free`;
}

function diskRemedy(plan: CapacityPlan): string {
  const fits: Fits = ({ steadyBytes, usableBytes }) => steadyBytes.atMost <= usableBytes;
  const brokers = brokersThatFit(plan, fits);
  const retention = retentionThatFits(plan, fits);
  return choices(
    `write '${storageThatFits(plan.steadyBytes.atMost, plan)}'`,
    brokers && `have ${brokers} brokers`,
    retention && `keep ${retention.topic} for '${retentionText(retention.retentionMs)}'`,
  );
}

function carries(
  network: CapacityPlan['networkWithOneAway'],
  placed: 'atLeast' | 'atMost',
  { usableNetworkBytesPerSecond: usable }: CapacityPlan,
): boolean {
  if (!network || usable === undefined) return true;
  return network.inBytesPerSecond[placed] <= usable && network.outBytesPerSecond[placed] <= usable;
}

function networkFound(plan: CapacityPlan, when: string): Found {
  const { inBytesPerSecond, outBytesPerSecond } = (when && plan.networkWithOneAway) || plan.network;
  const usable = plan.usableNetworkBytesPerSecond ?? 0n;
  const brokers = brokersThatFit(plan, (it) =>
    carries(when ? it.networkWithOneAway : it.network, 'atMost', it),
  );
  return {
    field: 'capacity.networkMegabitsPerSecond',
    value: plan.environment.capacity.networkMegabitsPerSecond,
    problem: `carries ${rateText(usable)} each way with the head-room; the busiest broker receives ${rateText(inBytesPerSecond.atMost)} and sends ${rateText(outBytesPerSecond.atMost)} at the peak${when}`,
    remedy: choices(
      brokers && `have ${brokers} brokers`,
      'have a faster network, fewer consumer groups or better compression',
    ),
  };
}

/** The memory of which half, which is what the heap leaves, holds so many bytes. */
function memoryFor(pageCacheBytes: bigint): string {
  const mebibyte = 2n ** 20n;
  return `${(2n * pageCacheBytes + mebibyte - 1n) / mebibyte}Mi`;
}

function choices(...remedies: readonly (string | number | undefined)[]): string {
  return remedies.filter((it) => typeof it === 'string').join(', or ');
}
