import { dev } from '../../environments/dev';
import type { Environment, Topic } from '../../lib';
import { declared } from '../../lib/environment/defaults';
import { findingsIn } from '../../lib/rules/findings';

/** An environment that no rule finds anything in: three brokers of Kafka 4.3 over three zones, and no topic. */
export const quiet: Environment = {
  ...dev,
  name: 'quiet',
  metadataMode: 'kraft',
  brokers: { replicas: 3, storage: '100Gi', minInsyncReplicas: 2 },
  topicDefaults: { partitions: 3, replicationFactor: 3 },
  maxUnavailable: 1,
  topics: [],
  acknowledge: [],
};

/** What one rule finds in the environment, as text without the remedy. */
export function found(rule: string, changed: Partial<Environment> = {}): string[] {
  return findingsIn(declared({ ...quiet, ...changed }))
    .filter((it) => it.rule === rule)
    .map(
      ({ topic, field, value, problem }) =>
        `${topic === undefined ? '' : `${topic} › `}${field}: ${JSON.stringify(value)} ${problem}`,
    );
}

/** What one rule finds in a topic of a quiet environment. */
export function foundIn(
  rule: string,
  topic: Partial<Topic> | object,
  changed: Partial<Environment> = {},
): string[] {
  const orders = { name: 'orders', purpose: 'orders', key: 'id', ...topic } as Topic;
  return found(rule, { ...changed, topics: [orders] });
}
