/**
 * What the real controllers of Argo CD and Flux do with a folder of `dist` in git, on the cluster in KUBECONFIG where they
 * run already: `npm run e2e:gitops [-- --write]`. GITOPS_URL is the git server that they are to look at, GITOPS_FOLDER
 * where it keeps its bare repositories. What is seen must be what the page says; `--write` makes it so. No pod runs, and
 * everything that is created is removed.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { table, tableIn, withTable } from '../deliveries/page';
import { forbidPods } from '../deliveries/stage';
import { type Variants, variants } from '../deliveries/variants';
import { kubectl } from '../kubectl';
import { cleanUpOnSignals, taken } from '../own-namespaces';
import { Steps, until } from '../steps';
import { Repository } from './repository';
import { type Column, columns, fluxSays, installFlux, refreshFlux } from './tools';
import { followed, type Transition } from './transitions';
import { Watch } from './watch';

const page = path.join(__dirname, '..', '..', 'docs', 'reference', 'reapply.md');
const command = 'npm run e2e:gitops -- --write';

async function main(args: string[]): Promise<number> {
  const { GITOPS_URL: url, GITOPS_FOLDER: folder } = process.env;
  if (!url || !folder) throw new Error('set GITOPS_URL and GITOPS_FOLDER: see the head of e2e/gitops/run.ts');
  const all = columns();
  const both = taken(all.map(({ id }) => id));
  if (both.length > 0)
    throw new Error(`the namespace ${both.join(', ')} exists already: use an empty cluster`);

  const steps = new Steps('gitops');
  const repository = new Repository(folder, url, 'gitops-e2e');
  const made = new Map(all.map(({ id }) => [id, variants(id)]));
  const watch = new Watch();
  const cleanUp = () => {
    watch.stop();
    for (const column of all) column.remove();
    kubectl('delete', 'kustomization,gitrepository', '-n', 'flux-system', unmarked, '--ignore-not-found');
    kubectl('delete', 'namespace', ...all.map(({ id }) => id), '--ignore-not-found', '--timeout=120s');
    repository.remove();
    for (const { folder } of made.values()) rmSync(folder, { recursive: true, force: true });
  };
  cleanUpOnSignals(cleanUp);

  const rows: string[][] = [];
  const play = (name: string, commit: () => string, which: (of: Variants) => string, first = false) =>
    steps.step(name, async () => {
      const transition: Transition = {
        name,
        commit: commit(),
        folderOf: ({ id }) => which(made.get(id) as Variants),
      };
      if (first) for (const column of all) column.install(repository.url);
      const seen = await together(all, (column) => followed(column, transition, repository, watch));
      all.forEach(({ name }, index) => void console.log(`  ${name}: ${seen[index]}`));
      rows.push([name, ...seen]);
    });
  const pushed = (which: (of: Variants) => string, message: string) => () =>
    repository.push(Object.fromEntries([...made].map(([id, of]) => [id, which(of)])), message);
  try {
    for (const { id } of all) {
      kubectl('create', 'namespace', id);
      await forbidPods(id);
    }
    await play(
      'first commit: A',
      pushed(({ a }) => a, 'A'),
      ({ a }) => a,
      true,
    );
    await play(
      'one topic changed: B',
      pushed(({ topic }) => topic, 'B'),
      ({ topic }) => topic,
    );
    await play(
      '`git revert`: A again',
      () => repository.revert(),
      ({ a }) => a,
    );
    await play(
      'only a label changed',
      pushed(({ label }) => label, 'label'),
      ({ a }) => a,
    );
    await steps.step('without its mark, a script fails in Flux', () => unmarkedFails(repository, made));
    await steps.step('what was seen is what the page says', () => {
      const found = table(['', ...all.map(({ name }) => name)], rows);
      const text = readFileSync(page, 'utf8');
      if (args.includes('--write')) writeFileSync(page, withTable(text, found, command));
      else assert.equal(found, tableIn(text, command), `run ${command} and look at the difference`);
    });
  } finally {
    cleanUp();
  }
  console.log(`${steps.passed} passed, ${steps.failed} failed`);
  return steps.failed === 0 ? 0 : 1;
}

/** All of them at the same time, and all their failures. */
async function together<T>(all: readonly Column[], run: (column: Column) => Promise<T>): Promise<T[]> {
  const ends = await Promise.allSettled(all.map(run));
  const failed = ends.flatMap((it) => (it.status === 'rejected' ? [it.reason] : []));
  if (failed.length > 0) throw new AggregateError(failed, failed.map(String).join('\n'));
  return ends.map((it) => (it as PromiseFulfilledResult<T>).value);
}

const unmarked = 'gitops-unmarked';

/** The proof that the mark is what helps: the same folder without it. */
async function unmarkedFails(repository: Repository, made: ReadonlyMap<string, Variants>): Promise<void> {
  const [{ a }] = [...made.values()] as [Variants];
  const copy = path.join(mkdtempSync(path.join(tmpdir(), 'unmarked-')), unmarked);
  mkdirSync(copy);
  cpSync(a, copy, { recursive: true });
  for (const file of ['10-kafka.yaml', '20-topics.yaml']) {
    const text = readFileSync(path.join(copy, file), 'utf8');
    const without = text.replace(/^.*kustomize\.toolkit\.fluxcd\.io\/substitute: disabled\n/gm, '');
    assert.notEqual(without, text);
    writeFileSync(path.join(copy, file), without.replace(/^ {2}annotations:\n(?! {4})/gm, ''));
  }
  repository.push({ [unmarked]: copy }, 'without marks');
  rmSync(path.dirname(copy), { recursive: true });
  installFlux(unmarked, unmarked, repository.url, false);
  refreshFlux(unmarked);
  await until(
    'the failure of a script without its mark',
    120,
    () => (/envsubst error/.test(fluxSays(unmarked)) ? true : undefined),
    () => fluxSays(unmarked),
  );
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
