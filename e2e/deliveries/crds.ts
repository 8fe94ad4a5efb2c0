import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dev } from '../../environments/dev';
import { type Delivery, synthesize } from '../../lib';
import { type ApiObject, kubectl, objects, run, typed } from '../kubectl';
import { until } from '../steps';

const git = { git: 'https://git.example.com/learnflow/kafka.git', revision: 'main' };
const oci = { oci: 'oci://registry.example.com/charts/kafka', version: '0.1.0' };
const repository = { repository: 'https://charts.example.com', name: 'kafka', version: '0.1.0' };

/** Every delivery, with every kind of chart that it takes. */
function deliveries(namespace: string): Record<string, Delivery> {
  return {
    'helm-chart': { kind: 'helm-chart', namespace },
    'helm-chart-oci': { kind: 'helm-chart', namespace, chart: oci },
    'helm-chart-repository': { kind: 'helm-chart', namespace, chart: repository },
    'argo-application-git': { kind: 'argo-application', namespace, chart: git },
    'argo-application-oci': { kind: 'argo-application', namespace, chart: oci },
    'argo-application-repository': { kind: 'argo-application', namespace, chart: repository },
    'flux-release-git': { kind: 'flux-release', chart: git },
    'flux-release-oci': { kind: 'flux-release', chart: oci },
    'flux-release-repository': { kind: 'flux-release', chart: repository },
  };
}

const crds = path.join(__dirname, '..', '..', 'imports', 'crds');
const groups = ['argoproj.io', 'helm.cattle.io', 'helm.toolkit.fluxcd.io', 'source.toolkit.fluxcd.io'];
const files = groups.flatMap((group) => ['-f', path.join(crds, `${group}.yaml`)]);

/** Installs the CRDs of all deliveries. @returns what takes them away again */
export function installCrds(): () => void {
  const taken = kubectl('get', 'crd', '-o', 'name').split('\n');
  const ours = run('kubectl', ['create', '--dry-run=client', '-o', 'name', ...files])
    .trim()
    .split('\n');
  const both = ours.filter((it) => taken.includes(it));
  if (both.length > 0) throw new Error(`the cluster has ${both.join(', ')} already: use an empty one`);
  kubectl('create', ...files);
  return () => {
    kubectl('delete', '--ignore-not-found', ...files);
  };
}

/** Waits for the CRDs; `kubectl wait` fails at one that has no conditions yet. */
export async function crdsAreEstablished(): Promise<void> {
  const isEstablished = ({ status }: ApiObject) =>
    status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True');
  await until(
    'the CRDs',
    60,
    () =>
      objects('crd')
        .filter(({ metadata }) => groups.some((group) => metadata.name.endsWith(`.${group}`)))
        .every(isEstablished) || undefined,
  );
}

/** The API server accepts the objects of every delivery, strictly, and a misspelt field in none. */
export function deliveriesAreValid(namespace: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'delivered-'));
  const environments = Object.entries(deliveries(namespace)).map(([name, delivery]) => ({
    ...dev,
    name,
    // They would be one installation otherwise.
    cluster: name,
    namespace,
    delivery,
  }));
  synthesize({ environments, outdir: folder });
  const dryRun = (file: string, ...flags: string[]) =>
    typed(`kubectl apply --dry-run=server --validate=strict ${flags.join(' ')} -f ${file} 2>&1`);
  for (const { name } of environments) {
    const file = path.join(folder, name, '10-kafka.yaml');
    for (const flags of [[], ['--server-side']])
      assert.doesNotMatch(dryRun(file, ...flags), /warning/i, name);
    const misspelt = path.join(folder, 'misspelt.yaml');
    writeFileSync(misspelt, readFileSync(file, 'utf8').replace(/^spec:$/gm, 'spec:\n  misspelt: true'));
    assert.throws(() => dryRun(misspelt), /unknown field "spec.misspelt"/, name);
  }
  rmSync(folder, { recursive: true });
}
