import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reservedNames } from '../../generate/broker-configs/server-config';
import { reservedBy } from '../../lib/kafka/broker-configs/reserved';

const root = path.join(__dirname, '..', '..');
const read = (...file: string[]) => readFileSync(path.join(root, ...file), 'utf8');

/** The names of the properties that the chart writes under these heads. */
function writtenUnder(heads: readonly string[], file: string): string[] {
  let isMeant = false;
  return file.split('\n').flatMap((line) => {
    const text = line.trim();
    if (text.startsWith('# ')) isMeant = heads.includes(text);
    const [, name] = /^([A-Za-z][\w.-]*)=/.exec(text) ?? [];
    return isMeant && name !== undefined ? [name] : [];
  });
}

test.each(['dev', 'staging', 'prod'])(
  'who servers are, and whom they let in, is nothing to set: %s',
  (name) => {
    const file = read('dist', name, '10-kafka.yaml').split('\nkind: StatefulSet')[0] as string;
    const decisive = writtenUnder(['# Identity', '# Listeners', '# Security'], file);
    expect(decisive.length).toBeGreaterThan(5);
    expect(
      decisive.filter((it) => reservedBy(it) === undefined && !/^(start|dataDir|\w+Port)/.test(it)),
    ).toEqual([]);
  },
);

test('what the chart refuses in its own config, environments refuse', () => {
  const [, config = ''] = read('charts', 'kafka', 'templates', '_validate.tpl').split(
    '"kafka.validate.config"',
  );
  const names = [...config.matchAll(/^ {2}"([a-z.]+)" "/gm)].map(([, name]) => name as string);
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => reservedBy(name) === undefined)).toEqual([]);
});

test('patterns mean the same to Go, which has no look-around and no references back', () => {
  const template = read('charts', 'kafka', 'templates', '_reserved.tpl');
  expect(template).not.toMatch(/\(\?|\\\d/);
  expect(reservedNames().length).toBeGreaterThan(100);
});
