import path from 'node:path';
import { reservedBy } from '../../lib/kafka/broker-configs/reserved';
import type { Config } from '../../lib/kafka/configs/config';
import { allowed, type Dumped, dumpOf, merged, type Saying, versionsIn } from '../dumps';
import { beyondDefinitions } from './beyond-definitions';

/** A config of brokers and controllers as a version of Kafka itself describes it. */
interface DumpedBrokerConfig extends Dumped {
  /** Whether a list may not repeat an entry. */
  readonly unique: boolean;
  readonly mayBeEmpty: boolean;
  readonly importance: string;
  /** How it changes: `read-only` with a restart, `per-broker` and `cluster-wide` while brokers run. */
  readonly update: string;
}

/** A config with what people want to know besides. */
export interface DocumentedBrokerConfig extends Config {
  readonly importance: string;
  readonly update: string;
}

const folder = path.join(__dirname, 'server-config');

/** The versions that were asked, oldest first. */
export const dumpedVersions: readonly string[] = versionsIn(folder);

/** What one version of Kafka says. */
export function dumped(version: string): DumpedBrokerConfig[] {
  return dumpOf(folder, version);
}

/** All configs of all versions that an environment may set, by name, with lines that say the same put together. */
export function settableConfigs(): DocumentedBrokerConfig[] {
  return merged(folder, saying)
    .filter(({ name }) => reservedBy(name) === undefined)
    .map(({ name, spans, newest: { type, importance, update } }) => ({
      name,
      type: type.toLowerCase() as Config['type'],
      spans,
      importance: importance.toLowerCase(),
      update,
    }));
}

/** The names of all configs of all versions that an environment may not set. */
export function reservedNames(): string[] {
  return merged(folder, saying)
    .map(({ name }) => name)
    .filter((name) => reservedBy(name) !== undefined);
}

function saying(config: DumpedBrokerConfig): Saying {
  return {
    ...(config.default === null ? {} : { default: config.default }),
    ...validated(config.allowed ?? ''),
    ...(config.unique ? { unique: true } : {}),
    ...(config.mayBeEmpty ? {} : { filled: true }),
    ...beyondDefinitions[config.name],
  };
}

/** Validators that say in words what others print as a range or as words. */
const inWords: readonly (readonly [RegExp, Saying])[] = [
  [/^$|^non-null string$|^non-empty list$/, {}],
  [/^non-empty string$/, { filled: true }],
  [/^The default value of -1 means that this will be set to/, { min: 1n, also: -1n }],
];

function validated(text: string): Saying {
  return inWords.find(([words]) => words.test(text))?.[1] ?? allowed(text);
}
