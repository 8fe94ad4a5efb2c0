import { readFileSync } from 'node:fs';
import { type Recorded, recordedFile, recordedTexts, unreadable } from '../../e2e/yaml/recorded';
import { goScalar } from '../../lib/yaml/go-scalar';

const recorded = new Map(Object.entries(JSON.parse(readFileSync(recordedFile, 'utf8')) as Recorded));

/** As Go's answers are recorded: integers that no number holds are texts behind `#`. */
function asRecorded(value: unknown): unknown {
  if (typeof value === 'bigint') return `#${value}`;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return unreadable;
    return Number.isInteger(value) && String(Math.abs(value)).match(/^\d{16,}$/) ? `#${value}` : value;
  }
  return value;
}

test('a text without quotes is what Go said that it is', () => {
  const texts = recordedTexts();
  const wrong = texts.filter((text) => {
    const said = recorded.has(text) ? recorded.get(text) : text;
    return JSON.stringify(asRecorded(goScalar(text))) !== JSON.stringify(said);
  });
  expect(wrong).toEqual([]);
  expect(recorded.size).toBeGreaterThan(300);
  expect(texts.length).toBeGreaterThan(20_000);
});
