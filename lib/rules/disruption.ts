import type { DeclaredEnvironment, DeclaredTopic } from '../environment/declared';
import { effectiveNumber } from '../environment/effective';
import { quantityBytes } from '../kubernetes/quantity';
import type { Rule } from './rule';

const drainTakesAllBrokers: Rule = {
  id: 'drain-takes-all-brokers',
  severity: 'error',
  summary: 'no node drain may take away every broker at once',
  find: ({ maxUnavailable, brokers: { replicas } }) =>
    maxUnavailable === undefined || maxUnavailable < replicas || replicas === 1
      ? []
      : [
          {
            field: 'maxUnavailable',
            value: maxUnavailable,
            problem: `lets a drain take all ${replicas} brokers at once`,
            remedy: 'write 1',
          },
        ],
};

const drainBreaksMinIsr: Rule = {
  id: 'drain-breaks-min-isr',
  severity: 'warning',
  summary: 'a node drain leaves every replicated topic as many replicas as must be in sync',
  find: (environment) => {
    const { maxUnavailable, brokers, topics } = environment;
    if (maxUnavailable === undefined || maxUnavailable >= brokers.replicas) return [];
    // A topic that no broker may be missing from is another rule's: no drain at all would suit it.
    const spare = topics.map((topic) => ({ topic, may: mayBeAway(topic, environment) }));
    const broken = spare.filter(({ may }) => may > 0 && may < maxUnavailable);
    const [first] = broken;
    if (!first) return [];
    const others = broken.length > 1 ? ` and ${broken.length - 1} more` : '';
    return [
      {
        field: 'maxUnavailable',
        value: maxUnavailable,
        problem: `lets a drain take ${maxUnavailable} brokers at once, and ${first.topic.name}${others} can be written to with acks=all only while no more than ${first.may} of a partition's is away`,
        remedy: `write ${Math.min(...broken.map(({ may }) => may))}`,
      },
    ];
  },
};

/** How many of a partition's brokers may be away while producers with `acks=all` can write. */
function mayBeAway(topic: DeclaredTopic, environment: DeclaredEnvironment): number {
  const minIsr = effectiveNumber('min.insync.replicas', topic, environment) ?? 1n;
  return topic.replicationFactor - Number(minIsr);
}

const replicasNotSpreadOverZones: Rule = {
  id: 'replicas-not-spread-over-zones',
  severity: 'warning',
  summary: 'where brokers are spread over zones, no zone holds all replicas of a partition',
  find: ({ spread, topics, brokers }) => {
    if (!spread.zones) return [];
    const placed = topics.filter(
      ({ replicationFactor }) => replicationFactor > 1 && replicationFactor < brokers.replicas,
    );
    return placed.length === 0
      ? []
      : [
          {
            field: 'spread.zones',
            value: spread.zones,
            problem: `spreads the ${brokers.replicas} brokers, not replicas: brokers do not know their zone (broker.rack), so Kafka may put all replicas of a partition into one (topics with fewer replicas than brokers: ${placed.length})`,
            remedy:
              'have as many brokers as replicas, or acknowledge that the loss of a zone may take partitions with it',
          },
        ];
  },
};

/** The embedded chart's startup probe: 720 attempts, 5 seconds apart. */
const startupSeconds = 3600n;

/** What a network disk reads at least: the baseline of AWS gp3 volumes is 125 MiB/s. */
const readBytesPerSecond = 100_000_000n;

const recoveryExceedsStartup: Rule = {
  id: 'recovery-exceeds-startup',
  severity: 'warning',
  summary: 'a broker that was killed can read its open segments again before it is taken for dead',
  find: (environment) => {
    const { brokers, topics } = environment;
    const open = topics.reduce((sum, topic) => {
      const segment = effectiveNumber('segment.bytes', topic, environment) ?? 0n;
      return sum + segment * BigInt(topic.partitions * topic.replicationFactor);
    }, 0n);
    const each = open / BigInt(brokers.replicas);
    const volume = quantityBytes(brokers.storage) as bigint;
    const seconds = (each < volume ? each : volume) / readBytesPerSecond;
    return seconds <= startupSeconds
      ? []
      : [
          {
            field: 'topics',
            value: `${topics.length} topics`,
            problem: `have up to ${each / 1_000_000_000n} GB of open segments on each broker: after it was killed it reads them again, ${seconds / 60n} minutes at 100 MB/s, and is killed once more after ${startupSeconds / 60n}`,
            remedy:
              "give topics of many partitions smaller segments, such as segment: '256MiB', or have more brokers",
          },
        ];
  },
};

/** What is wrong between the brokers and what may take them away. */
export const disruptionRules: readonly Rule[] = [
  drainTakesAllBrokers,
  drainBreaksMinIsr,
  replicasNotSpreadOverZones,
  recoveryExceedsStartup,
];
