import { lstatSync, mkdirSync, readdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finishInterrupted } from '../../lib/output/complete';
import { interruptedProblems } from '../../lib/output/problems';
import { replaceFolders } from '../../lib/output/replace-folders';
import { lockOf, makeWorkspace } from '../../lib/output/workspace';
import { tree } from '../checkout';
import { temporaryFolder } from '../temporary-folder';
import { environmentsOf, own, treeOf } from './folders';

const a = (text: string) => ({ '00-a.yaml': text });

test('folders hold exactly the new files, and it is said what changed', () => {
  const before = { dev: { '00-a.yaml': 'old', '10-b.yaml': 'same', '20-c.yaml': 'stale' } };
  const outdir = temporaryFolder(treeOf(before));
  const after = { dev: { '00-a.yaml': 'new', '10-b.yaml': 'same', '30-d.yaml': 'more' }, prod: a('first') };
  expect(replaceFolders(outdir, environmentsOf(after)).changes).toEqual([
    { environment: 'dev', added: ['30-d.yaml'], changed: ['00-a.yaml'], removed: ['20-c.yaml'] },
    { environment: 'prod', added: ['00-a.yaml'], changed: [], removed: [] },
  ]);
  expect(tree(outdir)).toEqual(treeOf(after));
  expect(readdirSync(outdir)).toEqual(['dev', 'prod']);
});

test('a folder whose files are the same is not touched', () => {
  const outdir = temporaryFolder(treeOf({ dev: a('same') }));
  const inode = () => statSync(path.join(outdir, 'dev')).ino;
  const before = inode();
  replaceFolders(outdir, environmentsOf({ dev: a('same') }));
  replaceFolders(outdir, environmentsOf({ dev: a('same'), prod: a('new') }));
  expect(inode()).toBe(before);
});

test('folders of other environments are left alone, unless all are to be replaced', () => {
  const outdir = temporaryFolder(treeOf({ prod: a('prod') }));
  replaceFolders(outdir, environmentsOf({ dev: a('dev') }));
  expect(tree(outdir)).toEqual(treeOf({ dev: a('dev'), prod: a('prod') }));
  expect(replaceFolders(outdir, environmentsOf({ dev: a('dev') }), true).removed).toEqual(['prod']);
  expect(tree(outdir)).toEqual(treeOf({ dev: a('dev') }));
});

test('nothing but what synthesis wrote is ever removed', () => {
  const strangers = {
    'payments-db/10-postgres.yaml': 'apiVersion: v1\n',
    'mine/notes.md': 'x',
    'README.md': 'x',
    // A copy of what was synthesized belongs to whoever made it.
    'backup/00-a.yaml': own('dev', 'old'),
    '.synth-mine/new/important': 'x',
  };
  const outdir = temporaryFolder({ ...strangers, ...treeOf({ gone: a('x') }) });
  mkdirSync(path.join(outdir, 'empty'));
  expect(replaceFolders(outdir, environmentsOf({ dev: a('new') }), true).removed).toEqual(['gone']);
  expect(tree(outdir)).toEqual({ ...strangers, ...treeOf({ dev: a('new') }) });
  expect(statSync(path.join(outdir, 'empty')).isDirectory()).toBe(true);
});

describe('a folder is refused, and nothing is changed, when', () => {
  const refused: [string, (prod: string) => void, RegExp][] = [
    [
      'it has a file of somebody else',
      (prod) => writeFileSync(path.join(prod, 'kustomization.yaml'), 'x'),
      /holds "kustomization.yaml", which synthesis did not write/,
    ],
    [
      'it has a file that was synthesized for another environment',
      (prod) => writeFileSync(path.join(prod, '10-b.yaml'), own('dev', 'x')),
      /holds "10-b.yaml"/,
    ],
    ['it has a folder in it', (prod) => mkdirSync(path.join(prod, '10-b.yaml')), /holds "10-b.yaml"/],
    [
      'it has a link in it',
      (prod) => symlinkSync('00-a.yaml', path.join(prod, '10-b.yaml')),
      /holds "10-b.yaml"/,
    ],
    [
      'it is a link',
      (prod) => {
        renameSync(prod, `${prod}-moved`);
        symlinkSync(`${prod}-moved`, prod);
      },
      /is a symbolic link/,
    ],
    [
      'it is a file',
      (prod) => {
        renameSync(prod, `${prod}-moved`);
        writeFileSync(prod, 'x');
      },
      /is no folder/,
    ],
  ];
  test.each(refused)('%s', (_, put, problem) => {
    const outdir = temporaryFolder(treeOf({ dev: a('old'), prod: a('old') }));
    put(path.join(outdir, 'prod'));
    const before = tree(outdir);
    const replace = () => replaceFolders(outdir, environmentsOf({ dev: a('new'), prod: a('new') }));
    expect(replace).toThrow(problem);
    expect(replace).toThrow(/, or set CDK8S_OUTDIR to another folder/);
    expect(tree(outdir)).toEqual(before);
    expect(readdirSync(outdir).filter((it) => it.startsWith('.'))).toEqual([]);
  });
});

test('an output folder that is a link stays one', () => {
  const [real, parent] = [temporaryFolder(treeOf({ dev: a('old') })), temporaryFolder()];
  const outdir = path.join(parent, 'dist');
  symlinkSync(real, outdir);
  replaceFolders(outdir, environmentsOf({ dev: a('new') }));
  expect(lstatSync(outdir).isSymbolicLink()).toBe(true);
  expect(tree(real)).toEqual(treeOf({ dev: a('new') }));
});

test('when one folder cannot be moved into place, the ones before it are moved back', () => {
  const outdir = temporaryFolder(treeOf({ dev: a('old') }));
  // A name with a folder in it can be written beside, but has no place to be moved to.
  const unmovable = new Map([
    ...environmentsOf({ dev: a('new') }),
    ['no/place', new Map([['00-a.yaml', own('place', 'x')]])],
  ]);
  expect(() => replaceFolders(outdir, unmovable)).toThrow('ENOENT');
  expect(tree(outdir)).toEqual(treeOf({ dev: a('old') }));
  expect(readdirSync(outdir)).toEqual(['dev']);
});

describe('a synthesis that was killed while it replaced', () => {
  /** Between dev and prod, by a process that no id can be. */
  function interrupted(): string {
    const outdir = temporaryFolder(treeOf({ dev: a('old'), prod: a('old') }));
    const environments = environmentsOf({ dev: a('new'), prod: a('new') });
    const workspace = makeWorkspace(outdir, environments, {
      environments: ['dev', 'prod'],
      removeOthers: false,
    });
    renameSync(path.join(outdir, 'dev'), path.join(workspace, 'old/dev'));
    renameSync(path.join(workspace, 'new/dev'), path.join(outdir, 'dev'));
    const [owner] = readdirSync(workspace).filter((it) => it.startsWith('owner-'));
    const dead = (owner as string).replace(/^owner-\d+/, 'owner-99999999');
    renameSync(path.join(workspace, owner as string), path.join(workspace, dead));
    renameSync(workspace, lockOf(outdir));
    return outdir;
  }

  test('is told of by a check', () => {
    const outdir = interrupted();
    expect(interruptedProblems(outdir)).toEqual([
      expect.objectContaining({
        problem: 'may hold dev, prod of two syntheses: one was interrupted while it replaced them',
        remedy: 'run npm run synth, which finishes it',
      }),
    ]);
  });

  test('is finished by the next one, whatever that one writes', () => {
    const outdir = interrupted();
    replaceFolders(outdir, environmentsOf({ test: a('x') }));
    expect(tree(outdir)).toEqual(treeOf({ dev: a('new'), prod: a('new'), test: a('x') }));
    expect(interruptedProblems(outdir)).toEqual([]);
    expect(readdirSync(outdir)).toEqual(['dev', 'prod', 'test']);
  });

  test('is undone when it cannot be finished', () => {
    const outdir = interrupted();
    writeFileSync(path.join(outdir, 'prod/notes.md'), 'x');
    expect(() => finishInterrupted(outdir)).toThrow('holds "notes.md"');
    expect(tree(outdir)).toEqual({ ...treeOf({ dev: a('old'), prod: a('old') }), 'prod/notes.md': 'x' });
    expect(readdirSync(outdir)).toEqual(['dev', 'prod']);
  });

  test('is finished over what was restored meanwhile', () => {
    const outdir = interrupted();
    writeFileSync(path.join(outdir, 'dev/00-a.yaml'), own('dev', 'old'));
    expect(finishInterrupted(outdir)).toEqual(['dev', 'prod']);
    expect(tree(outdir)['prod/00-a.yaml']).toBe(own('prod', 'new'));
    expect(readdirSync(outdir)).toEqual(['dev', 'prod']);
  });
});

test('a workspace that was left before anything was replaced goes, and git does not see it', () => {
  const outdir = temporaryFolder();
  const workspace = makeWorkspace(outdir, environmentsOf({ dev: a('x') }), {
    environments: ['dev'],
    removeOthers: false,
  });
  expect(tree(workspace)['.gitignore']).toBe('*\n');
  expect(interruptedProblems(outdir)).toEqual([]);
  replaceFolders(outdir, environmentsOf({ dev: a('new') }));
  expect(readdirSync(outdir)).toEqual(['dev']);
});
