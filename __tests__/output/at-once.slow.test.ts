import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { tree } from '../checkout';
import { temporaryFolder } from '../temporary-folder';
import { treeOf } from './folders';

const root = path.join(__dirname, '..', '..');
const killed = path.join(__dirname, 'killed');

/** Replaces folders in a process of its own; how that ended. */
function replaced(
  outdir: string,
  variables: Record<string, string>,
): Promise<number | NodeJS.Signals | null> {
  const programs = [
    '-r',
    './run-ts.cjs',
    '-r',
    path.join(killed, 'kill-at.cjs'),
    path.join(killed, 'replace.ts'),
  ];
  const env = { ...process.env, NODE_OPTIONS: '', OUTDIR: outdir, ...variables };
  const child = spawn('node', programs, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
}

const stateOf = (text: string) => {
  const files = { '00-a.yaml': text, '10-b.yaml': text };
  return treeOf({ dev: files, prod: files });
};

test('of syntheses at once, each replaces everything, and the last one stands', async () => {
  const outdir = temporaryFolder(stateOf('old'));
  const texts = ['one', 'two', 'three', 'four'];
  const codes = await Promise.all(texts.map((TEXT) => replaced(outdir, { TEXT, ROUNDS: '25' })));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(texts.map(stateOf)).toContainEqual(tree(outdir));
  expect(readdirSync(outdir)).toEqual(['dev', 'prod']);
}, 120_000);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s in the middle ends the process once everything is replaced, and leaves nothing beside it',
  async (SIGNAL) => {
    for (const KILL_AT of ['1', '4', '12', '15']) {
      const outdir = temporaryFolder(stateOf('old'));
      expect(await replaced(outdir, { TEXT: 'new', SIGNAL, KILL_AT })).toBe(SIGNAL);
      expect(tree(outdir)).toEqual(stateOf(KILL_AT === '1' ? 'old' : 'new'));
      expect(readdirSync(outdir)).toEqual(['dev', 'prod']);
    }
  },
  120_000,
);
