/**
 * The end-to-end run: `npm run e2e [environment…]` against the cluster in KUBECONFIG, `dev` and
 * `staging` unless told otherwise. It refuses to start where the namespace exists already.
 */
import { dev } from '../environments/dev';
import { prod } from '../environments/prod';
import { staging } from '../environments/staging';
import { loadEnvironments } from '../lib';
import { environmentLives } from './environment';
import { cleanUpOnSignals, taken } from './own-namespaces';
import { removed } from './state';

async function main(names: string[]): Promise<number> {
  const environments = loadEnvironments({
    environments: [dev, staging, prod],
    only: names.length > 0 ? names : ['dev', 'staging'],
    variables: {},
  });
  const namespaces = [...new Set(environments.map(({ namespace }) => namespace))];
  const others = taken(namespaces);
  if (others.length > 0) {
    console.error(
      `the namespace ${others.join(', ')} exists already, and this run would delete it: use an empty cluster`,
    );
    return 1;
  }
  const cleanUp = () => namespaces.forEach(removed);
  cleanUpOnSignals(cleanUp);
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
