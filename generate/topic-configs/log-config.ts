import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TopicConfig, TopicConfigSpan } from '../../lib/kafka/topic-configs/topic-config';
import { kafkaLine } from '../../lib/kafka/versions';

/** A config as a version of Kafka itself describes it: a line of a file that `dump.sh` wrote. */
interface Dumped {
  readonly name: string;
  readonly type: string;
  readonly default: string;
  readonly allowed: string | null;
  readonly broker: Readonly<Record<string, number>>;
  readonly documentation: string;
}

/** A config with the first sentence of what Kafka says about it. */
export interface DocumentedConfig extends TopicConfig {
  readonly documentation: string;
}

const folder = path.join(__dirname, 'log-config');

/** The versions that were asked, oldest first. */
export const dumpedVersions: readonly string[] = readdirSync(folder)
  .map((file) => path.basename(file, '.json'))
  .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

/** What one version of Kafka says. */
export function dumped(version: string): Dumped[] {
  return JSON.parse(readFileSync(path.join(folder, `${version}.json`), 'utf8'));
}

/** All configs of all versions, by name, with lines that say the same put together. */
export function documentedConfigs(): DocumentedConfig[] {
  const versions = dumpedVersions.map((version) => ({
    line: kafkaLine(version),
    configs: new Map(dumped(version).map((config) => [config.name, config])),
  }));
  const names = [...new Set(versions.flatMap(({ configs }) => [...configs.keys()]))].sort();
  return names.map((name) => {
    const spans: TopicConfigSpan[] = [];
    let newest: Dumped | undefined;
    for (const { line, configs } of versions) {
      const config = configs.get(name);
      if (!config) continue;
      newest = config;
      const said = saying(config);
      const last = spans.at(-1);
      if (last && isSame(last, said)) spans[spans.length - 1] = { ...last, until: line };
      else spans.push({ since: line, until: line, ...said });
    }
    const { type, broker, documentation } = newest as Dumped;
    return { name, type: type.toLowerCase() as TopicConfig['type'], broker, spans, documentation };
  });
}

function saying(config: Dumped): Omit<TopicConfigSpan, 'since' | 'until'> {
  return { default: config.default, ...allowed(config.allowed ?? '') };
}

/** What a validator of Kafka's prints about itself: `[1,...,9] or -1`, `[0,...]`, `[compact, delete]`. */
function allowed(text: string): Pick<TopicConfigSpan, 'min' | 'max' | 'also' | 'words'> {
  if (text === '' || text.startsWith('[partitionId]')) return {};
  const range = /^\[(-?\d+),\.\.\.(?:,(-?\d+))?\](?: or (-?\d+))?$/.exec(text);
  if (range) {
    const [, min, max, also] = range;
    return {
      min: BigInt(min as string),
      ...(max === undefined ? {} : { max: BigInt(max) }),
      ...(also === undefined ? {} : { also: BigInt(also) }),
    };
  }
  const words = /^\[([^[\]]+)\]$/.exec(text)?.[1]?.split(', ');
  if (!words) throw new Error(`a validator that is not understood: ${text}`);
  return { words };
}

function isSame(span: TopicConfigSpan, said: Omit<TopicConfigSpan, 'since' | 'until'>): boolean {
  const { since, until, ...last } = span;
  return source(last) === source(said);
}

/** A value as TypeScript source. */
export function source(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(source).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(
    ([name, it]) => `${/^\w+$/.test(name) ? name : source(name)}: ${source(it)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
