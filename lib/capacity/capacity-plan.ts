import { heapBytes } from '../cluster/heap';
import type { DeclaredEnvironment } from '../environment/declared';
import { quantityBytes } from '../kubernetes/quantity';
import { greatest } from './extremes';
import { bytesAfter, type Logs, secondsUntil, steadyAfter } from './growth';
import { most, type Parts, type PerBroker, perBroker } from './per-broker';
import { exact, roundedDown, roundedUp, times } from './ratio';
import { type TopicCapacity, topicCapacity } from './topic-capacity';

/** What the declared loads of an environment need, and what its brokers have. */
export interface CapacityPlan {
  readonly environment: DeclaredEnvironment;
  readonly brokers: number;
  /** The topics that declare their load, as they are declared. */
  readonly topics: readonly TopicCapacity[];
  /** The names of the topics that declare none: nothing is known about them, and nothing counted. */
  readonly unknown: readonly string[];

  readonly volumeBytes: bigint;
  /** What of the volume may be used when the head-room is to stay free. */
  readonly usableBytes: bigint;
  /** Disk of the fullest broker in the steady state, of the topics that reach one. */
  readonly steadyBytes: PerBroker;
  /**
   * The same when one broker is gone for good and its replicas were made anew on the others; `undefined`
   * when there is no other.
   */
  readonly steadyBytesWithOneAway?: PerBroker;
  /** The topics that grow for ever. */
  readonly unbounded: readonly TopicCapacity[];

  /** Network of the busiest broker at the peak, with all brokers there. */
  readonly network: Network;
  /** The same while one broker is away; `undefined` when there is no other. */
  readonly networkWithOneAway?: Network;
  /** What of a broker's network may be used, each way; `undefined` when the environment does not say what it has. */
  readonly usableNetworkBytesPerSecond?: bigint;

  /** Memory that a broker has beside its heap. */
  readonly pageCacheBytes: bigint;
  /** What is written to a broker in the 30 seconds in which followers and consumers are to find it in memory. */
  readonly pageCacheNeededBytes: PerBroker;

  /** Replicas of partitions on a broker. */
  readonly replicas: PerBroker;
  /**
   * Files that a broker keeps open: one a segment in the steady state. Of topics that have none, or no load,
   * only the open segment is counted.
   */
  readonly openFiles: PerBroker;
}

/** Bytes a second into and out of a broker. */
export interface Network {
  readonly inBytesPerSecond: PerBroker;
  readonly outBytesPerSecond: PerBroker;
}

/** Kafka's documentation: memory for 30 seconds of writes ("Hardware and OS"). */
export const pageCacheSeconds = 30n;

/** A segment has an offset index and a time index, each mapped into memory. */
export const memoryMapsPerSegment = 2n;

// An environment never changes, and every rule asks for its plan.
const plans = new WeakMap<DeclaredEnvironment, CapacityPlan>();

/** What an environment needs and has. */
export function capacityPlan(environment: DeclaredEnvironment): CapacityPlan {
  const plan = plans.get(environment) ?? calculated(environment);
  plans.set(environment, plan);
  return plan;
}

function calculated(environment: DeclaredEnvironment): CapacityPlan {
  const { brokers, capacity } = environment;
  const topics = environment.topics.flatMap((topic) =>
    topic.load ? [topicCapacity(topic, topic.load, environment)] : [],
  );
  const silent = environment.topics.filter(({ load }) => load === undefined);
  const bounded = topics.filter(({ log }) => log.steady !== undefined);
  const volumeBytes = quantityBytes(brokers.storage) as bigint;
  const unusedShare = exact(capacity.headroom);
  const usable = (bytes: bigint) => bytes - roundedUp(times(exact(bytes), unusedShare));
  const network = networkOf(topics, brokers.replicas);
  const writtenIn30Seconds = parts(topics, (it) => it.peakBytesPerSecond * pageCacheSeconds);

  return {
    environment,
    brokers: brokers.replicas,
    topics,
    unknown: silent.map(({ name }) => name),
    volumeBytes,
    usableBytes: usable(volumeBytes),
    steadyBytes: steadyDisk(bounded, brokers.replicas),
    steadyBytesWithOneAway: brokers.replicas > 1 ? steadyDisk(bounded, brokers.replicas - 1) : undefined,
    unbounded: topics.filter(({ log }) => log.steady === undefined),
    network,
    networkWithOneAway: brokers.replicas > 1 ? networkOf(topics, brokers.replicas - 1) : undefined,
    usableNetworkBytesPerSecond:
      capacity.networkMegabitsPerSecond === undefined
        ? undefined
        : usable(roundedDown(times(exact(capacity.networkMegabitsPerSecond), exact(125_000n)))),
    pageCacheBytes:
      (quantityBytes(brokers.resources.memory.request) as bigint) - heapBytes(brokers.resources),
    pageCacheNeededBytes: perBroker(writtenIn30Seconds, brokers.replicas),
    replicas: perBroker(
      parts(environment.topics, () => 1n),
      brokers.replicas,
    ),
    openFiles: perBroker([...parts(topics, segments), ...parts(silent, () => 1n)], brokers.replicas),
  };
}

/** The topics' replicas, each of which takes what `amount` says. */
function parts<T extends { readonly partitions: number; readonly replicationFactor: number }>(
  topics: readonly T[],
  amount: (topic: T) => bigint,
): Parts[] {
  return topics.map((topic) => ({
    count: topic.partitions * topic.replicationFactor,
    amount: amount(topic),
  }));
}

/**
 * A broker receives what producers write to the partitions that it leads and what it copies of others; it
 * sends each byte of the partitions that it leads to every other replica and every consumer group.
 */
function networkOf(topics: readonly TopicCapacity[], brokers: number): Network {
  const here = topics.map((topic) => onBrokers(topic, brokers));
  return {
    inBytesPerSecond: perBroker(
      parts(here, (it) => it.peakBytesPerSecond),
      brokers,
    ),
    outBytesPerSecond: perBroker(
      here.map(({ partitions, replicationFactor, load, peakBytesPerSecond }) => ({
        count: partitions,
        amount: peakBytesPerSecond * BigInt(replicationFactor - 1 + load.consumerGroups),
      })),
      brokers,
    ),
  };
}

function steadyDisk(topics: readonly TopicCapacity[], brokers: number): PerBroker {
  const here = topics.map((topic) => onBrokers(topic, brokers));
  return perBroker(
    parts(here, ({ log }) => log.steady?.totalBytes ?? 0n),
    brokers,
  );
}

/** The topic with no more replicas than there are brokers to hold them. */
function onBrokers(topic: TopicCapacity, brokers: number): TopicCapacity {
  return { ...topic, replicationFactor: Math.min(topic.replicationFactor, brokers) };
}

/** The segments of a replica in the steady state: the full ones, and the open one. */
function segments({ log }: TopicCapacity): bigint {
  if (log.steady === undefined) return 1n;
  const { keptBytes, lingeringBytes } = log.steady;
  return (keptBytes + lingeringBytes + log.segmentBytes - 1n) / log.segmentBytes + 1n;
}

/** The replicas that the fullest broker has at most, as logs that grow. */
export function logsOfFullest({ topics, brokers }: CapacityPlan): Logs[] {
  return topics.map((topic) => ({ count: replicasOnFullest(topic, brokers), log: topic.log }));
}

/** How many of a topic's replicas the broker has that has most of them. */
export function replicasOnFullest(
  { partitions, replicationFactor }: Pick<TopicCapacity, 'partitions' | 'replicationFactor'>,
  brokers: number,
): number {
  return most(partitions * replicationFactor, brokers);
}

/** When no topic grows any more but those that grow for ever, in seconds from the first message. */
export function steadySeconds({ topics }: CapacityPlan): bigint {
  return greatest(0n, ...topics.map(({ log }) => steadyAfter(log) ?? 0n));
}

/** When the fullest broker's volume is full; `undefined` when it never is. */
export function secondsUntilFull(plan: CapacityPlan): bigint | undefined {
  return secondsUntil(plan.volumeBytes, logsOfFullest(plan));
}

/** The fullest broker's disk, so many seconds from the first message. */
export function diskAfter(seconds: bigint, plan: CapacityPlan): bigint {
  return logsOfFullest(plan).reduce(
    (sum, { count, log }) => sum + BigInt(count) * bytesAfter(seconds, log),
    0n,
  );
}
