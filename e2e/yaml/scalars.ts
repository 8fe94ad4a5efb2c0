import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { writeYaml } from '../../lib/yaml/write-yaml';
import { type Answer, readByGo, scalarsByGo } from './go-reader';
import { type Recorded, recordedFile, recordedTexts, unreadable } from './recorded';
import { shortTexts } from './short-texts';

/** Go's answers are those that the fast tests compare with, or become them. */
export function recordedIsFresh(record: boolean): void {
  const texts = recordedTexts();
  const said: [string, unknown][] = scalarsByGo(texts).map(({ value, error }, index) => [
    texts[index] as string,
    error === undefined ? (value ?? null) : unreadable,
  ]);
  const recorded: Recorded = Object.fromEntries(said.filter(([text, value]) => value !== text));
  if (record) writeFileSync(recordedFile, `${JSON.stringify(recorded, null, 2)}\n`);
  else {
    assert.deepEqual(
      JSON.parse(readFileSync(recordedFile, 'utf8')),
      JSON.parse(JSON.stringify(recorded)),
      'run npm run e2e:yaml -- --record and npm run format',
    );
  }
}

/** Every short text comes back from YAML, as a value, as a key, and in a list. @returns how many there were */
export function shortTextsComeBack(): number {
  const texts = [
    ...new Set([
      ...shortTexts(`017 _.+-eExobByYnNfiaT~:<=,#'"{}[]!&*%@|>?/$\\\n\t\r\u00e9\u2028\ufeff`, 3),
      ...shortTexts('017_.+-eExobnyfi:~<', 4),
    ]),
  ];
  for (let start = 0; start < texts.length; start += 20_000) {
    const part = texts.slice(start, start + 20_000);
    const [{ value, error }] = readByGo([
      writeYaml({ list: part, keys: part.map((text) => ({ [text]: text })) }, (one, other) =>
        one === other ? 0 : 1,
      ),
    ]) as [Answer];
    assert.equal(error, undefined);
    const { list, keys } = value as { list: string[]; keys: Record<string, string>[] };
    part.forEach((text, index) => {
      assert.equal(list[index], text);
      assert.deepEqual(Object.entries(keys[index] as object), [[text, text]]);
    });
  }
  return texts.length;
}
