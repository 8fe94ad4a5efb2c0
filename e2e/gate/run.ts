/**
 * Proves that what check accepts, Kubernetes takes: generated environments are rendered, read strictly as the oldest
 * supported Kubernetes does (e2e/oldest-kubernetes), and given to the API server of the cluster in KUBECONFIG, which
 * validates them strictly and keeps none of them.
 *
 *   npm run e2e:gate [-- how many, 300]
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acceptedEnvironments, generatedNamespaces } from '../../__tests__/generated-environments';
import { renderEnvironments } from '../../lib/rendering';
import { refuses } from '../../lib/rules/finding';
import { attempt, kubectl } from '../kubectl';
import { cleanUpOnSignals, taken } from '../own-namespaces';

const count = Number(process.argv[2] ?? 300);
/** How many environments go to the API server at once. */
const batch = 25;

const folder = mkdtempSync(path.join(tmpdir(), 'gate-'));
const cleanUp = () => {
  rmSync(folder, { recursive: true, force: true });
  kubectl('delete', 'namespace', '--ignore-not-found', '--wait=false', ...generatedNamespaces);
};
let failed = 0;
const failure = (what: string) => {
  failed++;
  console.log(`✗ ${what}`);
};

const already = taken(generatedNamespaces);
if (already.length > 0) throw new Error(`the cluster has ${already.join(', ')} already: use an empty one`);
cleanUpOnSignals(cleanUp);
try {
  const batches = render();
  console.log(`${count} environments were rendered`);
  const files = batches.flat();
  const strict = attempt('go', ['-C', path.join(__dirname, '..', 'oldest-kubernetes'), 'run', '.', ...files]);
  if (strict.status !== 0) failure(`Kubernetes 1.27 does not read them:\n${strict.output}`);
  for (const namespace of generatedNamespaces) kubectl('create', 'namespace', namespace);
  for (const some of batches) dryRun(some);
} finally {
  cleanUp();
}
console.log(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** The files of every environment, in batches. */
function render(): string[][] {
  const batches: string[][] = [];
  acceptedEnvironments(count, 27).forEach((environment, index) => {
    const { findings, files } = renderEnvironments({ environments: [environment], only: [], variables: {} });
    for (const { problem } of findings.filter(refuses)) failure(`${environment.name}: ${problem}`);
    const into = path.join(folder, environment.name);
    mkdirSync(into);
    // Namespaces exist already; objects of controllers are e2e:deliveries' matter, whose CRDs are not here.
    const isRead = (name: string, text: string) =>
      !name.startsWith('00-') && !/^apiVersion: (argoproj\.io|helm\.cattle\.io|.*\.fluxcd\.io)\//m.test(text);
    for (const [name, text] of files.get(environment.name) ?? []) {
      if (!isRead(name, text)) continue;
      const file = path.join(into, name);
      writeFileSync(file, text);
      const at = Math.floor(index / batch);
      batches[at] = [...(batches[at] ?? []), file];
    }
  });
  return batches;
}

function dryRun(files: readonly string[]): void {
  const args = ['create', '--dry-run=server', '--validate=strict', '--output=name'];
  const { status, output } = attempt('kubectl', [...args, ...files.flatMap((file) => ['-f', file])]);
  if (status === 0) return;
  const refused = output.split('\n').filter((line) => /error|invalid|forbidden|warning/i.test(line));
  failure(`the API server refuses\n  ${refused.join('\n  ')}`);
}
