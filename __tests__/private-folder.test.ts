import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isPrivateFile, privateFolder } from '../lib/private-folder.cjs';
import { temporaryFolder } from './temporary-folder';

const mode = (file: string) => statSync(file).mode & 0o777;
/** Only root can give files to another user; the tests that do are left out elsewhere. */
const asRoot = process.getuid?.() === 0 ? test : test.skip;
const another = 12345;

describe('a folder is private', () => {
  test('that is made where nobody else can write, with those above it', () => {
    const folder = path.join(temporaryFolder(), 'a/b/c');
    expect(privateFolder(folder)).toBe(folder);
    expect([folder, path.dirname(folder)].map(mode)).toEqual([0o700, 0o700]);
  });

  test("that is this user's own, and closed to others from then on", () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    expect(privateFolder(folder)).toBe(folder);
    expect(mode(folder)).toBe(0o700);
  });

  test('by its real path, when a link leads to where it is', () => {
    const [real, links] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(real, path.join(links, 'link'));
    expect(privateFolder(path.join(links, 'link/cache'))).toBe(path.join(real, 'cache'));
  });
});

describe('a folder is not private', () => {
  test.each([0o777, 0o775, 0o757])('below one of mode %o', (open) => {
    const above = temporaryFolder();
    chmodSync(above, open);
    expect(privateFolder(path.join(above, 'cache'))).toBeUndefined();
    expect(privateFolder(path.join(above, 'more', 'cache'))).toBeUndefined();
    expect(readdirSync(above)).toEqual([]);
  });

  test('that is a symbolic link, a file, or cannot be made', () => {
    const folder = temporaryFolder({ file: '' });
    symlinkSync(temporaryFolder(), path.join(folder, 'link'));
    symlinkSync('/nowhere', path.join(folder, 'dangling'));
    for (const name of ['link', 'dangling', 'dangling/cache', 'file', 'file/cache']) {
      expect(privateFolder(path.join(folder, name))).toBeUndefined();
    }
  });

  asRoot('that another user made, or below one', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'planted'), { mode: 0o700 });
    chownSync(path.join(folder, 'planted'), another, another);
    expect(privateFolder(path.join(folder, 'planted'))).toBeUndefined();
    expect(privateFolder(path.join(folder, 'planted/cache'))).toBeUndefined();
    expect(existsSync(path.join(folder, 'planted/cache'))).toBe(false);
  });
});

test('a file is private that is one, and that nobody else can write to', () => {
  const folder = temporaryFolder({ own: '', open: '' });
  chmodSync(path.join(folder, 'open'), 0o664);
  symlinkSync('own', path.join(folder, 'link'));
  const found = ['own', 'open', 'link', '.', 'missing'].map((it) => isPrivateFile(path.join(folder, it)));
  expect(found).toEqual([true, false, false, false, false]);
});

asRoot('a file of another user is not private', () => {
  const folder = temporaryFolder({ planted: '' });
  chownSync(path.join(folder, 'planted'), another, another);
  expect(isPrivateFile(path.join(folder, 'planted'))).toBe(false);
});

test('TypeScript is compiled without a look at the folder for temporary files, which stays what it was', () => {
  const TMPDIR = temporaryFolder();
  writeFileSync(path.join(TMPDIR, 'program.ts'), 'console.log(process.env.TMPDIR as string);\n');
  const root = path.join(__dirname, '..');
  const { stdout, stderr } = spawnSync(
    'node',
    ['--require', './run-ts.cjs', path.join(TMPDIR, 'program.ts')],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR, NODE_OPTIONS: '' },
    },
  );
  expect({ stdout, stderr }).toEqual({ stdout: `${TMPDIR}\n`, stderr: '' });
  expect(readdirSync(TMPDIR)).toEqual(['program.ts']);
});
