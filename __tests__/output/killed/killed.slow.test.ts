import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import path from 'node:path';
import { finishInterrupted } from '../../../lib/output/complete';
import { interruptedProblems } from '../../../lib/output/problems';
import { replaceFolders } from '../../../lib/output/replace-folders';
import { lockOf } from '../../../lib/output/workspace';
import { checkout, run, synth, tree } from '../../checkout';
import { temporaryFolder } from '../../temporary-folder';
import { environmentsOf, treeOf } from '../folders';

const root = path.join(__dirname, '..', '..', '..');

/** The files that people have, without what an interrupted synthesis left. */
function visible(outdir: string): Record<string, string> {
  return Object.fromEntries(Object.entries(tree(outdir)).filter(([file]) => !file.startsWith('.synth-')));
}

/** The same text for the same files. */
function asText(files: Record<string, string>): string {
  return JSON.stringify(Object.entries(files).sort());
}

function ended(child: ChildProcess): Promise<NodeJS.Signals | number | null> {
  return new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
}

test('killed before any change that it makes, synthesis leaves one state or says that it left two', async () => {
  const files = (text: string) => ({ '00-a.yaml': text, '10-b.yaml': text });
  const [before, after] = ['old', 'new'].map((it) => ({ dev: files(it), prod: files(it) })) as [never, never];
  const gone = treeOf({ gone: files('old') });
  const [old, fresh] = [{ ...treeOf(before), ...gone }, treeOf(after)];
  const counts = { untouched: 0, interrupted: 0, halves: 0, done: 0 };
  for (let at = 1; ; at++) {
    const OUTDIR = temporaryFolder(old);
    const env = { ...process.env, NODE_OPTIONS: '', OUTDIR, TEXT: 'new', KILL_AT: String(at) };
    const hook = path.join(__dirname, 'kill-at.cjs');
    const program = path.join(__dirname, 'replace.ts');
    const child = spawn('node', ['-r', './run-ts.cjs', '-r', hook, program], { cwd: root, env });
    if ((await ended(child)) === 0) break;

    const [seen, said] = [asText(visible(OUTDIR)), interruptedProblems(OUTDIR).length > 0];
    const isHalf = seen !== asText(old) && seen !== asText(fresh);
    expect({ at, unsaid: isHalf && !said }).toEqual({ at, unsaid: false });
    counts[said ? 'interrupted' : seen === asText(old) ? 'untouched' : 'done'] += 1;
    if (isHalf) counts.halves += 1;

    // A synthesis of something else makes it whole.
    replaceFolders(OUTDIR, environmentsOf({ test: files('x') }));
    const state = seen === asText(old) && !said ? old : fresh;
    expect(tree(OUTDIR)).toEqual({ ...state, ...treeOf({ test: files('x') }) });
  }
  console.info(`killed before each change: ${JSON.stringify(counts)}`);
  expect(counts.halves).toBeGreaterThan(3);
}, 600_000);

/** The generator of Numerical Recipes: the same numbers for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** KILLS=100 for as many as the page on reliability speaks of. */
const kills = Number(process.env.KILLS ?? 8);

test('kill -9 of a whole synthesis at random points leaves one state, or it is said that there are two', async () => {
  const folder = checkout();
  const outdir = path.join(folder, 'dist');
  const next = numbers(11);
  const releases = ['kafka', 'events'] as const;
  const states: Record<string, string>[] = [];
  const start = Date.now();
  for (const RELEASE_NAME of releases) {
    expect(await run(folder, synth, { RELEASE_NAME })).toMatchObject({ code: 0 });
    states.push(visible(outdir));
  }
  const wholeMs = (Date.now() - start) / 2;
  const names = states.map(asText);
  const counts = { old: 0, new: 0, interrupted: 0, halves: 0, halvesUnsaid: 0, notKilled: 0 };

  for (let round = 0; round < kills; round++) {
    const target = round % 2;
    const from = names.indexOf(asText(visible(outdir)));
    const RELEASE_NAME = releases[from === target ? 1 - target : target] as string;
    const wanted = releases.indexOf(RELEASE_NAME as 'kafka');
    const env = { ...process.env, NODE_OPTIONS: '', RELEASE_NAME };
    const child = spawn(synth[0] as string, synth.slice(1), { cwd: folder, env, stdio: 'ignore' });
    const end = ended(child);
    // Every second one while it writes, which is a thousandth of its time.
    const delay = round % 4 < 2 ? next() * wholeMs : next() * 6;
    if (round % 4 >= 2) await firstChange(outdir, child);
    await new Promise((resolve) => setTimeout(resolve, delay));
    child.kill('SIGKILL');
    if ((await end) === 0) counts.notKilled += 1;

    const seen = names.indexOf(asText(visible(outdir)));
    const said = interruptedProblems(outdir).length > 0;
    if (said) counts.interrupted += 1;
    if (seen === -1) counts[said ? 'halves' : 'halvesUnsaid'] += 1;
    else counts[seen === wanted ? 'new' : 'old'] += 1;
    if (said) {
      expect(finishInterrupted(outdir)).toEqual(['dev', 'staging', 'prod']);
      expect(names.indexOf(asText(visible(outdir)))).toBe(wanted);
    }
    expect(existsSync(lockOf(outdir))).toBe(false);
  }
  console.info(`${kills} kill -9 of a whole synthesis: ${JSON.stringify(counts)}`);
  expect(counts.halvesUnsaid).toBe(0);
  expect(await run(folder, synth)).toMatchObject({ code: 0 });
  expect(readdirSync(outdir)).toEqual(['dev', 'prod', 'staging']);
}, 1_800_000);

/** Waits until something changes in a folder, or a process is over. */
function firstChange(folder: string, child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, done);
    child.once('exit', done);
    function done() {
      watcher.close();
      child.off('exit', done);
      resolve();
    }
  });
}
