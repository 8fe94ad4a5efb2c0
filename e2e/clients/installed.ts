import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DeclaredEnvironment, type Environment, synthesize } from '../../lib';
import { kubectl } from '../kubectl';
import type { Authority } from '../secured/authority';
import { providePasswords, provideSecrets } from '../secured/certificates';
import { jobState } from '../state';
import { type Steps, until } from '../steps';

/** Synthesizes an environment and applies it, with the Secrets that it needs; then both its Jobs complete. */
export async function installed(
  steps: Steps,
  environment: Environment,
  authority: Authority,
): Promise<DeclaredEnvironment> {
  const { name, namespace } = environment;
  const outdir = mkdtempSync(path.join(tmpdir(), `${name}-`));
  const [declared] = synthesize({ environments: [environment], outdir }).environments as [
    DeclaredEnvironment,
  ];
  await steps.step('both Jobs complete', async () => {
    kubectl('apply', '-f', `${outdir}/${name}/00-namespace.yaml`);
    provideSecrets(declared, authority);
    providePasswords(declared);
    kubectl('apply', '-f', `${outdir}/${name}`);
    rmSync(outdir, { recursive: true });
    for (const component of ['topics', 'users']) await completes(namespace, component);
  });
  return declared;
}

/** Waits until the Job of a component has ended well. */
export async function completes(namespace: string, component: string): Promise<void> {
  const state = await until(
    `the end of the Job of ${component}`,
    300,
    () => jobState(namespace, component),
    () => kubectl('get', 'pods', '-n', namespace),
  );
  assert.equal(state, 'Complete', component);
}
