import type { DeclaredEnvironment } from '../environment/declared';
import { type CapacityPlan, capacityPlan } from './capacity-plan';
import { exact, over, roundedUp } from './ratio';

/** Whether something of a plan fits, whichever it is that did not. */
export type Fits = (plan: CapacityPlan) => boolean;

const hourMs = 3_600_000n;
const gibibyte = exact(2n ** 30n);

/** The most brokers that an environment may have. */
const mostBrokers = 1000;

/** The smallest volume that holds so many bytes and the head-room, in whole GiB. */
export function storageThatFits(bytes: bigint, { environment }: CapacityPlan): string {
  const headroom = exact(environment.capacity.headroom);
  const usableShare = { ...headroom, numerator: headroom.denominator - headroom.numerator };
  return `${roundedUp(over(over(exact(bytes), usableShare), gibibyte))}Gi`;
}

/** The fewest brokers, above those that there are, with which it fits; `undefined` when brokers do not help. */
export function brokersThatFit({ environment, brokers }: CapacityPlan, fits: Fits): number | undefined {
  const fitsOn = (replicas: number) =>
    fits(capacityPlan({ ...environment, brokers: { ...environment.brokers, replicas } }));
  if (!fitsOn(mostBrokers)) return undefined;
  return Number(smallest(BigInt(brokers) + 1n, BigInt(mostBrokers), (it) => fitsOn(Number(it))));
}

/** A topic, and how long to keep it. */
export interface Retention {
  readonly topic: string;
  readonly retentionMs: bigint;
}

/**
 * The longest retention of the topic that takes most, not above the one that it has or `mostHours`, with which it fits: in whole days from two days on, in
 * whole hours below. `undefined` when an hour is too much, or when time does not decide what is kept.
 */
export function retentionThatFits(
  { environment, topics }: CapacityPlan,
  fits: Fits,
  mostHours?: bigint,
): Retention | undefined {
  const disk = (topic: (typeof topics)[number]) =>
    BigInt(topic.partitions * topic.replicationFactor) * (topic.log.steady?.totalBytes ?? 0n);
  const [largest] = topics.toSorted((one, other) => (disk(one) > disk(other) ? -1 : 1));
  if (largest?.retentionMs === undefined) return undefined;

  const fitsFor = (hours: bigint) => fits(capacityPlan(kept(largest.name, hours * hourMs, environment)));
  const most = mostHours ?? largest.retentionMs / hourMs;
  if (most < 1n || !fitsFor(1n)) return undefined;
  const hours = fitsFor(most) ? most : smallest(1n, most, (it) => !fitsFor(it)) - 1n;
  return { topic: largest.name, retentionMs: (hours < 48n ? hours : hours - (hours % 24n)) * hourMs };
}

function kept(name: string, retentionMs: bigint, environment: DeclaredEnvironment): DeclaredEnvironment {
  const topics = environment.topics.map((topic) =>
    topic.name === name
      ? { ...topic, configs: { ...topic.configs, 'retention.ms': String(retentionMs) } }
      : topic,
  );
  return { ...environment, topics };
}

/** The smallest number from `low` to `high` for which something holds that holds for `high` and for all above the first. */
function smallest(low: bigint, high: bigint, holds: (number: bigint) => boolean): bigint {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) / 2n;
    if (holds(middle)) to = middle;
    else from = middle + 1n;
  }
  return from;
}
