import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { everyRule } from '../../lib/rules/all';

const folder = path.join(__dirname, '..', '..', 'docs', 'reference', 'rules');
const ids = everyRule.map(({ id }) => id);

test('rules have names of their own, in kebab-case', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

test('every rule has a page in docs/reference/rules', () => {
  expect(ids.filter((id) => !existsSync(path.join(folder, `${id}.md`)))).toEqual([]);
});

test.each(readdirSync(folder).filter((file) => file !== 'README.md'))(
  '%s says what, why, how to fix and where from',
  (file) => {
    expect(ids).toContain(path.basename(file, '.md'));
    const page = readFileSync(path.join(folder, file), 'utf8');
    expect(page).toMatch(
      new RegExp(
        `^# ${path.basename(file, '.md')}\n\n.+\n## Why\n\n.+\n## How to fix\n\n.+\n## Source\n\n.+\n$`,
        's',
      ),
    );
  },
);
