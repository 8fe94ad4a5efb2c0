import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { recordedFile } from '../../e2e/yaml/recorded';
import { lostByTools } from '../../lib/yaml/lost-by-tools';
import { writeYaml } from '../../lib/yaml/write-yaml';
import { anyCharacter } from '../any-character';

test('a text that Go would take for something else has quotes', () => {
  for (const text of Object.keys(JSON.parse(readFileSync(recordedFile, 'utf8')))) {
    expect(writeYaml({ [text]: text })).toBe(`"${text}": "${text}"\n`);
  }
});

test.each([
  ...['y', 'N', 'Off', '=', '<<', '1:30', '2024-01-01', '2024-01-01t10:00:00z', '+', '.', '-', '1_0', '0o8'],
  ...['nUll', '~', '190:20:30.15', '1,000', '+.Inf', '0b', ''],
])('so has %j, which other readers take for something else', (text) => {
  expect(writeYaml([text])).toBe(`- "${text}"\n`);
});

test.each(['3.9.2', '500m', '2Gi', '720h0m0s', '64a5069d93', '--check', '/opt/kafka', 'yess', 'on-call'])(
  '%s has none',
  (text) => {
    expect(writeYaml([text])).toBe(`- ${text}\n`);
  },
);

test.each([
  ['\u2028', '\\u2028'],
  ['\u00a0', '\\u00a0'],
  ['\ufeff', '\\ufeff'],
  ['\u202e', '\\u202e'],
  ['\u200b', '\\u200b'],
  ['\u{e0001}', '\\U000e0001'],
  ['\r', '\\r'],
  ['\0', '\\u0000'],
])('what a review could not see is escaped: %j', (character, written) => {
  expect(writeYaml({ it: `a${character}b` })).toBe(`it: "a${written}b"\n`);
});

test('other characters stay as they are', () => {
  expect(writeYaml(['käse', '日本', '😀'])).toBe('- käse\n- 日本\n- 😀\n');
});

test('lines are a block, unless they begin with space or hold what has to be escaped', () => {
  expect(writeYaml({ it: 'a\n  b\n' })).toBe('it: |\n  a\n    b\n');
  expect(writeYaml({ it: '\ta\nb' })).toBe('it: "\\ta\\nb"\n');
  expect(writeYaml({ it: 'a\n\u2028b' })).toBe('it: "a\\n\\u2028b"\n');
});

test.each([
  ['\ud800', 'U+D800'],
  ['\u0085', 'U+0085'],
  ['\u007f', 'U+007F'],
  ['\uffff', 'U+FFFF'],
])('what tools would lose is refused: %j', (character, name) => {
  expect(() => writeYaml({ it: `a${character}` })).toThrow(
    ` has ${name}, which Flux, Helm and kubectl cannot carry: leave it out`,
  );
});

test('any text comes back, as a value and as a key, read as YAML 1.1 or 1.2', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (text) => {
      fc.pre(lostByTools(text) === undefined);
      for (const version of ['1.1', '1.2'] as const) {
        expect(parse(writeYaml([{ [text]: text }]), { version, merge: false })).toEqual([{ [text]: text }]);
      }
    }),
    { seed: 1 },
  );
});
