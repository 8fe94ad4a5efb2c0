/**
 * What is written and read as YAML, against the libraries in Go by which kubectl, Helm, Argo CD and Flux read it:
 * `npm run e2e:yaml [-- --record] [-- --environments N]`. Needs Go, and no cluster. `--record` writes the answers of Go's
 * that the fast tests compare with; N environments are generated, 30 unless said, of some 90 names and values each.
 */
import assert from 'node:assert/strict';
import { dev } from '../../environments/dev';
import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import { Steps } from '../steps';
import { readAsDeclared } from './environments';
import { generatedEnvironments } from './generated';
import { buildReader } from './go-reader';
import { helmIsReadAsByGo } from './helm-output';
import { recordedIsFresh, shortTextsComeBack } from './scalars';

async function main(args: string[]): Promise<number> {
  const asked = args.indexOf('--environments');
  const count = asked === -1 ? 30 : Number(args[asked + 1]);
  const steps = new Steps('yaml');
  await steps.step('the reader is built', buildReader);
  await steps.step("Go's answers are those that are recorded", () =>
    recordedIsFresh(args.includes('--record')),
  );
  await steps.step('what Helm renders is read as by Go', () => {
    console.log(`  ${helmIsReadAsByGo()} documents`);
  });
  await steps.step('dist is to Go what was declared', () => {
    const { leaves, refused } = readAsDeclared([dev, staging, prod]);
    assert.equal(refused, 0);
    console.log(`  ${leaves} leaves`);
  });
  await steps.step('so are odd names and values', () => {
    const { environments, refused, leaves } = readAsDeclared(generatedEnvironments(count, 20261125));
    assert.equal(refused, 0);
    console.log(
      `  about ${environments * 90} names and values in ${environments} environments, ${leaves} leaves`,
    );
  });
  await steps.step('every short text comes back', () => {
    console.log(`  ${shortTextsComeBack()} texts`);
  });
  console.log(`${steps.passed} passed, ${steps.failed} failed`);
  return steps.failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
