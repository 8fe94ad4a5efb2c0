import { brokerConfig } from '../kafka/broker-configs/broker-config';
import { reservedBy } from '../kafka/broker-configs/reserved';
import { spanIn } from '../kafka/configs/config';
import { everyConfig } from './every-config';
import type { Rule } from './rule';

/** Configs in which a number below zero stands for no limit, or for what the operating system has. */
const unlimited =
  /^(connections\.max\.idle\.ms|(log|metadata\.max)\.retention\.\w+|queued\.max\.request\.bytes|(replica\.)?socket\.(receive|send)\.buffer\.bytes)$/;

/** No time, size or count that Kafka itself sets no limit to is below what it can mean. */
export const negative: Rule = {
  id: 'broker-config-negative',
  severity: 'error',
  summary:
    'no time, size or count in broker configs is below zero, and no timeout zero, though Kafka reads it',
  find: everyConfig((name, _, { brokers: { config }, kafkaVersion }) => {
    const known = brokerConfig(name);
    const span = known && spanIn(known, kafkaVersion);
    if (!span || span.min !== undefined || reservedBy(name) || unlimited.test(name)) return undefined;
    const least = /\.timeout(\.max)?\.ms$/.test(name) ? 1n : 0n;
    const value = config[name] ?? '';
    if (!/^-?\d+$/.test(value) || BigInt(value) >= least) return undefined;
    return {
      problem: `is below ${least}: Kafka reads it, and fails or never rests once it uses it`,
      remedy: `write at least ${least}, or remove it`,
    };
  }),
};
