import path from 'node:path';
import type { TopicConfig } from '../../lib/kafka/topic-configs/topic-config';
import { allowed, type Dumped, dumpOf, merged, type Saying, versionsIn } from '../dumps';

/** A config of topics as a version of Kafka itself describes it. */
interface DumpedTopicConfig extends Dumped {
  readonly default: string;
  readonly broker: Readonly<Record<string, number>>;
  readonly documentation: string;
}

/** A config with the first sentence of what Kafka says about it. */
export interface DocumentedConfig extends TopicConfig {
  readonly documentation: string;
}

const folder = path.join(__dirname, 'log-config');

/** The versions that were asked, oldest first. */
export const dumpedVersions: readonly string[] = versionsIn(folder);

/** What one version of Kafka says. */
export function dumped(version: string): DumpedTopicConfig[] {
  return dumpOf(folder, version);
}

/** All configs of all versions, by name, with lines that say the same put together. */
export function documentedConfigs(): DocumentedConfig[] {
  return merged(folder, saying).map(({ name, spans, newest: { type, broker, documentation } }) => ({
    name,
    type: type.toLowerCase() as TopicConfig['type'],
    broker,
    spans,
    documentation,
  }));
}

function saying({ default: value, allowed: text }: DumpedTopicConfig): Saying {
  if (text?.startsWith('[partitionId]')) return { default: value, form: 'partition:broker' };
  return { default: value, ...(text === null ? {} : allowed(text)) };
}
