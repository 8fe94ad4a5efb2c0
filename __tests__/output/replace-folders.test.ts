import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { removeFoldersExcept, replaceFolders } from '../../lib/output/replace-folders';
import { tree } from '../checkout';
import { temporaryFolder } from '../temporary-folder';

const files = (texts: Record<string, string>) => new Map(Object.entries(texts));

test('folders hold exactly the new files, and it is said what changed', () => {
  const outdir = temporaryFolder({
    'dev/00-a.yaml': 'old',
    'dev/10-b.yaml': 'same',
    'dev/20-c.yaml': 'stale',
  });
  const changes = replaceFolders(
    outdir,
    new Map([
      ['dev', files({ '00-a.yaml': 'new', '10-b.yaml': 'same', '30-d.yaml': 'more' })],
      ['prod', files({ '00-a.yaml': 'first' })],
    ]),
  );
  expect(tree(outdir)).toEqual({
    'dev/00-a.yaml': 'new',
    'dev/10-b.yaml': 'same',
    'dev/30-d.yaml': 'more',
    'prod/00-a.yaml': 'first',
  });
  expect(changes).toEqual([
    { environment: 'dev', added: ['30-d.yaml'], changed: ['00-a.yaml'], removed: ['20-c.yaml'] },
    { environment: 'prod', added: ['00-a.yaml'], changed: [], removed: [] },
  ]);
});

test('a folder whose files are the same is not touched', () => {
  const outdir = temporaryFolder({ 'dev/00-a.yaml': 'same' });
  const before = statSync(path.join(outdir, 'dev')).ino;
  replaceFolders(outdir, new Map([['dev', files({ '00-a.yaml': 'same' })]]));
  expect(statSync(path.join(outdir, 'dev')).ino).toBe(before);
});

test('folders of other environments are left alone', () => {
  const outdir = temporaryFolder({ 'prod/00-a.yaml': 'prod' });
  replaceFolders(outdir, new Map([['dev', files({ '00-a.yaml': 'dev' })]]));
  expect(tree(outdir)).toEqual({ 'dev/00-a.yaml': 'dev', 'prod/00-a.yaml': 'prod' });
});

test('when one folder cannot be written, none is replaced and nothing is left behind', () => {
  const outdir = temporaryFolder({ 'dev/00-a.yaml': 'old' });
  const unwritable = new Map([
    ['dev', files({ '00-a.yaml': 'new' })],
    ['prod', files({ 'no/such/folder.yaml': 'x' })],
  ]);
  expect(() => replaceFolders(outdir, unwritable)).toThrow('ENOENT');
  expect(tree(outdir)).toEqual({ 'dev/00-a.yaml': 'old' });
  expect(readdirSync(outdir)).toEqual(['dev']);
});

test('when one folder cannot be moved into place, the ones before it are put back', () => {
  const outdir = temporaryFolder({ 'dev/00-a.yaml': 'old' });
  // A name with a folder in it can be written beside, but has no place to be moved to.
  const unmovable = new Map([
    ['dev', files({ '00-a.yaml': 'new' })],
    ['no/place', files({ '00-a.yaml': 'x' })],
  ]);
  expect(() => replaceFolders(outdir, unmovable)).toThrow('ENOENT');
  expect(tree(outdir)).toEqual({ 'dev/00-a.yaml': 'old' });
});

test('what a killed synthesis had moved away is put back by the next one', () => {
  const outdir = temporaryFolder({ 'dev/00-a.yaml': 'old', 'prod/00-a.yaml': 'prod' });
  // As it is between the two renames: a process id that no process can have.
  const workspace = path.join(outdir, '.synth-99999999');
  mkdirSync(path.join(workspace, 'old'), { recursive: true });
  renameSync(path.join(outdir, 'dev'), path.join(workspace, 'old', 'dev'));

  replaceFolders(outdir, new Map([['prod', files({ '00-a.yaml': 'prod' })]]));
  expect(tree(outdir)).toEqual({ 'dev/00-a.yaml': 'old', 'prod/00-a.yaml': 'prod' });
});

test('folders of environments that are no more go, folders with other files stay', () => {
  const outdir = temporaryFolder({
    'dev/00-a.yaml': 'dev',
    'gone/00-a.yaml': 'x',
    'mine/notes.md': 'x',
    'mine/00-a.yaml': 'x',
    'README.md': 'x',
  });
  mkdirSync(path.join(outdir, 'empty'));
  expect(removeFoldersExcept(outdir, ['dev'])).toEqual(['gone']);
  expect(existsSync(path.join(outdir, 'mine/notes.md'))).toBe(true);
  expect(existsSync(path.join(outdir, 'empty'))).toBe(true);
});
