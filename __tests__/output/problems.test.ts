import { spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { dev } from '../../environments/dev';
import { runCheck } from '../../lib';
import { runSynthesis } from '../../lib/command';
import { outputProblems } from '../../lib/output/problems';
import { synthesize } from '../../lib/synthesize';
import { tree } from '../checkout';
import { temporaryFolder } from '../temporary-folder';
import { own } from './folders';

const prod = { ...dev, name: 'prod' };

/** What a check says of these environments, when they are to go to a folder. */
function check(environments: never, outdir: string, ...only: string[]) {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const io = { stdout: { write }, stderr: { write } };
  const code = runCheck(environments, { argv: ['', '', ...only], env: { CDK8S_OUTDIR: outdir }, ...io });
  return { code, said };
}

describe('a folder with files of others is refused by check and by synthesis, and stays as it is', () => {
  const k8s = {
    'payments-db/10-postgres.yaml': 'apiVersion: v1\n',
    'prod/kustomization.yaml': 'resources: []\n',
    'gone/00-namespace.yaml': own('gone', 'x'),
    'gone/notes.md': 'x',
  };
  const prodRefused =
    /holds "kustomization.yaml", which synthesis did not write and would delete; move that out of it, or set CDK8S_OUTDIR to another folder/;
  const goneRefused = /k8s\/gone".*\n +holds "notes.md"/;
  let outdir: string;
  beforeEach(() => {
    outdir = path.join(
      temporaryFolder(Object.fromEntries(Object.entries(k8s).map(([name, text]) => [`k8s/${name}`, text]))),
      'k8s',
    );
  });

  test('all at once, when everything is synthesized', () => {
    const { code, said } = check([dev, prod] as never, outdir);
    expect(code).toBe(1);
    expect(said).toMatch(prodRefused);
    expect(said).toMatch(goneRefused);
    expect(said).not.toContain('payments-db');
    const synth = () => synthesize({ environments: [dev, prod], outdir });
    expect(synth).toThrow(prodRefused);
    expect(synth).toThrow(goneRefused);
    expect(tree(outdir)).toEqual(k8s);
  });

  test('only where it matters, when one environment is named', () => {
    expect(check([dev, prod] as never, outdir, 'dev').said).not.toContain('output folder');
    expect(check([dev, prod] as never, outdir, 'prod').said).toMatch(prodRefused);
  });
});

describe('no environments is an error, and removes nothing', () => {
  test.each<[string, unknown, string]>([
    ['an empty list', [], 'holds no environment'],
    ['none', undefined, 'is missing'],
    ['an object', { dev }, 'is not a list'],
  ])('%s', (_, environments, problem) => {
    const dist = { 'dev/00-namespace.yaml': own('dev', 'x') };
    const outdir = temporaryFolder(dist);
    const { code, said } = check(environments as never, outdir);
    expect(code).toBe(1);
    expect(said).toContain(`${problem}; list at least one in environments/index.ts`);

    const error = jest.spyOn(console, 'error').mockImplementation();
    const io = { argv: ['', ''], env: { CDK8S_OUTDIR: outdir }, stderr: process.stderr };
    expect(runSynthesis(environments as never, io as never)).toBe(1);
    expect(error.mock.calls.join('\n')).toContain(problem);
    error.mockRestore();
    expect(tree(outdir)).toEqual(dist);
  });
});

describe('an output folder cannot be written to', () => {
  test('that is a file, or a link to nowhere', () => {
    const folder = temporaryFolder({ file: '' });
    symlinkSync('nowhere', path.join(folder, 'link'));
    const problem = (name: string) => outputProblems(path.join(folder, name), [dev], [])[0]?.problem;
    expect([problem('file'), problem('link'), problem('missing')]).toEqual([
      'is no folder',
      'is a symbolic link to nowhere',
      undefined,
    ]);
  });

  // Root may read and write everything: as root, another user tries.
  const another = process.getuid?.() === 0 ? { uid: 12345, gid: 12345 } : {};
  test('that this user may not read or write, which is said in one line', () => {
    const folder = temporaryFolder({ 'unreadable/dev/00-a.yaml': '', 'unwritable/README.md': '' });
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, 'unreadable/dev'), 0o000);
    chmodSync(path.join(folder, 'unwritable'), 0o555);
    const root = path.join(__dirname, '..', '..');
    const program = `
      const { outputProblems, writing } = require('./lib/output/problems');
      const { replaceFolders } = require('./lib/output/replace-folders');
      console.log(outputProblems(${JSON.stringify(path.join(folder, 'unreadable'))}, [{ name: 'dev' }], [])[0].problem);
      const outdir = ${JSON.stringify(path.join(folder, 'unwritable'))};
      try { writing(outdir, () => replaceFolders(outdir, new Map([['dev', new Map([['a', '']])]]))); }
      catch (error) { console.log(error.message); }`;
    const { stdout, stderr } = spawnSync('node', ['-r', './run-ts.cjs', '-e', program], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
      ...another,
    });
    chmodSync(path.join(folder, 'unreadable/dev'), 0o755);
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^cannot be read \(EACCES: permission denied, scandir '.*\/unreadable\/dev'\)$/),
      expect.stringMatching(
        /unwritable cannot be written \(EACCES: .*\); make yourself its owner, or set CDK8S_OUTDIR to another folder$/,
      ),
      '',
    ]);
  });
});
