import { type CapacityPlan, replicasOnFullest, secondsUntilFull, steadySeconds } from '../capacity-plan';
import { bytesAfter, type Logs, steadyAfter } from '../growth';

/** Some topics' share of the fullest broker's disk, over time. */
export interface Area {
  /** The topic's name, or how many others there are. */
  readonly label: string;
  readonly logs: readonly Logs[];
  /** Bytes at the end of the picture. */
  readonly endBytes: bigint;
}

/** Everything that is drawn, in seconds and bytes. */
export interface Areas {
  /** From the bottom up, the largest first. */
  readonly areas: readonly Area[];
  readonly endSeconds: bigint;
  readonly fullSeconds?: bigint;
  readonly steadySeconds: bigint;
}

/** How many topics get an area of their own; what is left over is one. */
export const ownAreas = 7;

const day = 86_400n;

/** Topics that never come to rest are drawn for ten years at most. */
const longest = 3650n * day;

/** The topics of a plan as areas, until a little after the last of them is steady or the volume is full. */
export function areasOf(plan: CapacityPlan): Areas {
  const steady = steadySeconds(plan);
  const full = secondsUntilFull(plan);
  const decisive = full !== undefined && full > steady && full < longest ? full : steady;
  const last = decisive > 0n ? decisive : longest;
  const endSeconds = last + last / 12n + 1n;

  const single = plan.topics
    .map((topic) => {
      const logs = [{ count: replicasOnFullest(topic, plan.brokers), log: topic.log }];
      return { label: topic.name, logs, endBytes: bytesOf(logs, endSeconds) };
    })
    .sort((one, other) => (one.endBytes > other.endBytes ? -1 : 1));
  // One topic left over is drawn like the others.
  const own = single.length === ownAreas + 1 ? single : single.slice(0, ownAreas);
  const others = single.slice(own.length);
  return {
    areas: others.length === 0 ? own : [...own, together(others, endSeconds)],
    endSeconds,
    fullSeconds: full,
    steadySeconds: steady,
  };
}

/** The bytes of the logs together, so many seconds after the first message. */
export function bytesOf(logs: readonly Logs[], seconds: bigint): bigint {
  return logs.reduce((sum, { count, log }) => sum + BigInt(count) * bytesAfter(seconds, log), 0n);
}

/** The seconds in which some log stops growing: between them everything grows evenly. */
export function bends({ areas, endSeconds }: Areas): bigint[] {
  const stops = areas.flatMap(({ logs }) => logs.map(({ log }) => steadyAfter(log) ?? endSeconds));
  return [...new Set([0n, ...stops, endSeconds])]
    .filter((it) => it <= endSeconds)
    .sort((one, other) => (one < other ? -1 : 1));
}

function together(areas: readonly Area[], endSeconds: bigint): Area {
  const logs = areas.flatMap((area) => area.logs);
  return { label: `${areas.length} others`, logs, endBytes: bytesOf(logs, endSeconds) };
}
