import fc from 'fast-check';
import { chunks } from '../../lib/jobs/chunks';

test('no lines are one empty text, so that there always is a table', () => {
  expect(chunks([])).toEqual(['']);
});

test('a text is as long as the limit allows, and no line is cut', () => {
  // Each line takes its two characters and a line break, which JSON writes as two.
  expect(chunks(['aa', 'bb', 'cc'], 8)).toEqual(['aa\nbb\n', 'cc\n']);
});

test('together the texts are all lines in their order, each within the limit as JSON', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }).filter((it) => !it.includes('\n'))),
      (lines) => {
        const texts = chunks(lines, 200);
        expect(texts.join('')).toBe(lines.map((line) => `${line}\n`).join(''));
        for (const text of texts)
          expect(Buffer.byteLength(JSON.stringify(text)) - 2).toBeLessThanOrEqual(200);
      },
    ),
  );
});
