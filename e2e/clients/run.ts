/**
 * Proves the other two ways for clients, certificates and passwords without TLS: `npm run e2e:clients` against the
 * cluster in KUBECONFIG; with `-- --authority` the change of an authority as well, which takes eight minutes more;
 * with `-- --chart FILE` the same with a packed chart of CloudPirates'.
 * It refuses to start where its namespaces exist already.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Environment } from '../../lib';
import { cleanUpOnSignals, taken } from '../own-namespaces';
import { Authority } from '../secured/authority';
import { removed } from '../state';
import { Steps } from '../steps';
import { authorityChanges } from './authority-change';
import * as environments from './environments';
import { installed } from './installed';
import { withCertificates } from './with-certificates';
import { withoutTls } from './without-tls';

const { values: options } = parseArgs({
  options: { authority: { type: 'boolean' }, chart: { type: 'string' } },
});
const [mutualTls, saslPlaintext] = [environments.mutualTls, environments.saslPlaintext].map((it) =>
  options.chart ? environments.withChart(it, path.resolve(options.chart)) : it,
) as [Environment, Environment];
const namespaces = [mutualTls.namespace, saslPlaintext.namespace];

async function main(): Promise<number> {
  if (options.authority && options.chart) {
    console.error(
      '--authority or --chart: pods of charts of others do not take up another authority by themselves',
    );
    return 1;
  }
  const others = taken(namespaces);
  if (others.length > 0) {
    console.error(`the namespace ${others.join(', ')} exists already, and this run would delete it`);
    return 1;
  }
  cleanUpOnSignals(() => namespaces.forEach(removed));
  try {
    const sequences = await Promise.all([certificates(), passwords()]);
    const [passed, failed] = (['passed', 'failed'] as const).map((how) =>
      sequences.reduce((sum, steps) => sum + steps[how], 0),
    );
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } finally {
    namespaces.forEach(removed);
  }
}

async function certificates(): Promise<Steps> {
  const steps = new Steps(mutualTls.name);
  const authority = new Authority('old');
  const environment = await installed(steps, mutualTls, authority);
  const client = await withCertificates(steps, environment, authority);
  if (options.authority) await authorityChanges(steps, environment, client, authority);
  return steps;
}

async function passwords(): Promise<Steps> {
  const steps = new Steps(saslPlaintext.name);
  const environment = await installed(steps, saslPlaintext, new Authority('unused'));
  await withoutTls(steps, environment);
  return steps;
}

main().then((code) => {
  process.exitCode = code;
});
