/**
 * The end-to-end run: `npm run e2e [environment…]` against the cluster in KUBECONFIG, `dev` and
 * `staging` unless told otherwise. It refuses to start where the namespace exists already.
 */
import { dev } from '../environments/dev';
import { prod } from '../environments/prod';
import { staging } from '../environments/staging';
import { loadEnvironments } from '../lib';
import { environmentLives } from './environment';
import { objects } from './kubectl';
import { removed } from './state';

async function main(names: string[]): Promise<number> {
  const environments = loadEnvironments({
    environments: [dev, staging, prod],
    only: names.length > 0 ? names : ['dev', 'staging'],
    variables: {},
  });
  const namespaces = new Set(environments.map(({ namespace }) => namespace));
  const taken = objects('namespaces')
    .map((it) => it.metadata.name)
    .filter((it) => namespaces.has(it));
  if (taken.length > 0) {
    console.error(
      `the namespace ${taken.join(', ')} exists already, and this run would delete it: use an empty cluster`,
    );
    return 1;
  }
  const cleanUp = () => {
    for (const namespace of namespaces) removed(namespace);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.error(`${signal}: removing what was installed`);
      cleanUp();
      process.exit(1);
    });
  }
  let [passed, failed] = [0, 0];
  try {
    for (const environment of environments) {
      const steps = await environmentLives(environment);
      passed += steps.passed;
      failed += steps.failed;
    }
  } finally {
    cleanUp();
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
