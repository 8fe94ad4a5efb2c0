import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ConfigSpan } from '../lib/kafka/configs/config';
import { kafkaLine } from '../lib/kafka/versions';
import { source } from './source';

/** A config as a version of Kafka itself describes it: a line of a file that `dump-configs.sh` wrote. */
export interface Dumped {
  readonly name: string;
  readonly type: string;
  readonly default: string | null;
  readonly allowed: string | null;
}

/** A config of all versions: what holds in which lines, and what the newest version says. */
export interface Merged<D extends Dumped> {
  readonly name: string;
  readonly spans: readonly ConfigSpan[];
  readonly newest: D;
}

/** What holds in one line. */
export type Saying = Omit<ConfigSpan, 'since' | 'until'>;

/** The versions that were asked, oldest first, of a folder of theirs. */
export function versionsIn(folder: string): string[] {
  return readdirSync(folder)
    .map((file) => path.basename(file, '.json'))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** What one version says. */
export function dumpOf<D extends Dumped>(folder: string, version: string): D[] {
  return JSON.parse(readFileSync(path.join(folder, `${version}.json`), 'utf8'));
}

/** All configs of all versions, by name, with lines that say the same put together. */
export function merged<D extends Dumped>(folder: string, saying: (config: D) => Saying): Merged<D>[] {
  const versions = versionsIn(folder).map((version) => ({
    line: kafkaLine(version),
    configs: new Map(dumpOf<D>(folder, version).map((config) => [config.name, config])),
  }));
  const names = [...new Set(versions.flatMap(({ configs }) => [...configs.keys()]))].sort();
  return names.map((name) => {
    const spans: ConfigSpan[] = [];
    let newest: D | undefined;
    for (const { line, configs } of versions) {
      const config = configs.get(name);
      if (!config) continue;
      newest = config;
      const said = saying(config);
      const last = spans.at(-1);
      if (last && isSame(last, said)) spans[spans.length - 1] = { ...last, until: line };
      else spans.push({ since: line, until: line, ...said });
    }
    return { name, spans, newest: newest as D };
  });
}

function isSame({ since, until, ...last }: ConfigSpan, said: Saying): boolean {
  return source(last) === source(said);
}

/** What a validator of Kafka's prints about itself: `[1,...,9] or -1`, `[0,...]`, `[compact, delete]`. */
export function allowed(text: string): Saying {
  const range = /^\[(-?\d+),\.\.\.(?:,(-?\d+))?\](?: or (-?\d+))?$/.exec(text);
  if (range) {
    const [, min, max, also] = range;
    return {
      min: BigInt(min as string),
      ...(max === undefined ? {} : { max: BigInt(max) }),
      ...(also === undefined ? {} : { also: BigInt(also) }),
    };
  }
  const [, caseless, words] = /^(\(case insensitive\) )?\[([^[\]]+)\]$/.exec(text) ?? [];
  if (words === undefined) throw new Error(`a validator that is not understood: ${text}`);
  return { words: words.split(', '), ...(caseless === undefined ? {} : { caseless: true }) };
}
