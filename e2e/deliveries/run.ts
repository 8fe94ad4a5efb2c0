/**
 * What a second apply does, by kubectl and by the engines of Argo CD and Flux, on the cluster in KUBECONFIG, and
 * whether its API server accepts every delivery: `npm run e2e:deliveries [-- --write]`. What is seen must be what the
 * page says; `--write` makes it so. No pod runs, and everything that is created is removed.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kubectl, objects, run } from '../kubectl';
import { Steps } from '../steps';
import { cell } from './cell';
import { crdsAreEstablished, deliveriesAreValid, installCrds } from './crds';
import { currentJob } from './current-job';
import { table, tableIn, withTable } from './page';
import { played, scenarios } from './scenarios';
import { forbidPods } from './stage';
import { type Tool, tools } from './tools';
import { jobIn, type Variants, variants } from './variants';

const page = path.join(__dirname, '..', '..', 'docs', 'reference', 'reapply.md');
const command = 'npm run e2e:deliveries -- --write';

async function main(args: string[]): Promise<number> {
  const steps = new Steps('deliveries');
  const engines = path.join(__dirname, 'engines', 'bin', 'engines');
  const columns = tools(engines);
  const namespaces = [...columns.map(namespaceOf), 'deliveries-crds'];
  const taken = objects('namespaces').map(({ metadata }) => metadata.name);
  const both = namespaces.filter((it) => taken.includes(it));
  if (both.length > 0)
    throw new Error(`the namespace ${both.join(', ')} exists already: use an empty cluster`);

  let removeCrds = () => {};
  const cleanUp = () => {
    kubectl('delete', 'namespace', ...namespaces, '--ignore-not-found', '--timeout=120s');
    removeCrds();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cleanUp();
      process.exit(1);
    });
  }
  try {
    await steps.step('the API server accepts every delivery by its CRDs, strictly', async () => {
      removeCrds = installCrds();
      await crdsAreEstablished();
      kubectl('create', 'namespace', 'deliveries-crds');
      deliveriesAreValid('deliveries-crds');
    });
    await steps.step('the engines of Argo CD and Flux are built', () => {
      run('go', ['build', '-C', path.join(__dirname, 'engines'), '-o', engines, '.']);
    });
    await steps.step("Flux' substitution leaves every object of dist as it is", substitutionChangesNothing);
    let seen: Column[] = [];
    await steps.step('every re-apply by every tool', async () => {
      const all = await Promise.allSettled(columns.map(column));
      const failed = all.flatMap((it) => (it.status === 'rejected' ? [it.reason] : []));
      if (failed.length > 0) throw new AggregateError(failed, failed.map(String).join('\n'));
      seen = all.map((it) => (it as PromiseFulfilledResult<Column>).value);
    });
    await steps.step('what was seen is what the page says', () => {
      const rows = scenarios.map(({ name }, row) => [
        name,
        ...seen.map(({ cells }) => cells[row] as string),
        inOneCell(seen.map(({ current }) => current[row] as string)),
      ]);
      const found = table(['', ...columns.map(({ name }) => name), 'current is then'], rows);
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

/** Every object of every environment by Flux' own postBuild. */
function substitutionChangesNothing(): void {
  const dist = path.join(__dirname, '..', '..', 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.yaml'));
  const said = run('go', [
    ...['run', '-C', path.join(__dirname, 'substitution'), '.'],
    ...files.map((it) => path.join(dist, it)),
  ]);
  console.log(`  ${said.trim()}`);
}

function namespaceOf({ id }: Tool): string {
  return `deliveries-${id}`;
}

/** What a tool does in every scenario, and which Job is then the current one. */
interface Column {
  readonly cells: readonly string[];
  readonly current: readonly string[];
}

/** The tools agree, but for whether there is a new Job. */
function inOneCell(said: readonly string[]): string {
  return [...new Set(said)].sort().reverse().join('; or ');
}

async function column(tool: Tool): Promise<Column> {
  const namespace = namespaceOf(tool);
  const made: Variants = variants(namespace);
  const state = path.join(made.folder, 'state');
  await tool.apply(made.namespace, undefined, state);
  await forbidPods(namespace);
  const cells: string[] = [];
  const current: string[] = [];
  for (const scenario of scenarios) {
    rmSync(state, { force: true });
    const observation = await played(scenario, tool, made, namespace, state);
    const said = cell(observation);
    current.push(currentJob(observation, jobIn(scenario.applies(made).at(-1) as string)));
    console.log(`  ${tool.name}, ${scenario.name}: ${said}`);
    cells.push(said);
  }
  rmSync(made.folder, { recursive: true });
  return { cells, current };
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
