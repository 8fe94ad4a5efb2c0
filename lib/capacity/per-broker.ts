import { greatest } from './extremes';

/** Equal parts of one topic, such as its replicas, which Kafka spreads over brokers as evenly as their number allows. */
export interface Parts {
  readonly count: number;
  /** What each part takes: bytes, bytes a second, files. */
  readonly amount: bigint;
}

/**
 * What the fullest broker takes. Kafka looks at the number of a topic's replicas, not at their size, and begins
 * each topic at a broker of chance; so there is what it takes however lucky the placement, and however unlucky.
 */
export interface PerBroker {
  /** With any placement at least this. */
  readonly atLeast: bigint;
  /** With any placement at most this. */
  readonly atMost: bigint;
}

/** How many parts the broker with the most of them has. */
export function most(count: number, brokers: number): number {
  return Math.ceil(count / brokers);
}

/** What the fullest of the brokers takes of all topics' parts. */
export function perBroker(topics: readonly Parts[], brokers: number): PerBroker {
  // What all take together, what every broker has a part of, what the unluckiest has, and the largest single part
  // that some brokers have and others not.
  let [all, everywhere, atMost, largestExtra] = [0n, 0n, 0n, 0n];
  for (const { count, amount } of topics) {
    const everyBroker = Math.floor(count / brokers);
    all += BigInt(count) * amount;
    everywhere += BigInt(everyBroker) * amount;
    atMost += BigInt(most(count, brokers)) * amount;
    if (count % brokers > 0 && amount > largestExtra) largestExtra = amount;
  }
  const even = (all + BigInt(brokers) - 1n) / BigInt(brokers);
  return { atLeast: greatest(even, everywhere + largestExtra), atMost };
}
