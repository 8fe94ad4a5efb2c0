import assert from 'node:assert/strict';
import { type Environment, EnvironmentsRefused, loadEnvironments } from '../../lib';
import { leftAsItIs } from '../../lib/output/deployment-tools';
import { environmentApp } from '../../lib/output/environment-app';
import { manifestFiles } from '../../lib/output/manifest-files';
import { type Answer, readByGo } from './go-reader';

/** What was compared. */
export interface Compared {
  readonly environments: number;
  readonly refused: number;
  readonly leaves: number;
}

/** Every leaf and key of what environments are synthesized to is to Go what was declared. */
export function readAsDeclared(environments: readonly Environment[]): Compared {
  let [refused, leaves] = [0, 0];
  for (const environment of environments) {
    const synthesized = load(environment);
    if (!synthesized) {
      refused++;
      continue;
    }
    const { files, objects } = synthesized;
    const read = readByGo([...files.values()]);
    assert.equal(read.length, objects.length, environment.name);
    read.forEach(({ error, value }: Answer, index) => {
      assert.equal(error, undefined, `${environment.name}, object ${index}`);
      assert.deepEqual(value, objects[index], `${environment.name}, object ${index}`);
      const { namespace } = (value as { metadata: { namespace?: string } }).metadata;
      assert.ok(namespace === undefined || namespace === environment.namespace, `${namespace}`);
    });
    leaves += objects.map(countLeaves).reduce((sum, it) => sum + it, 0);
  }
  return { environments: environments.length, refused, leaves };
}

function load(environment: Environment) {
  try {
    const [declared] = loadEnvironments({ environments: [environment], variables: {}, only: [] });
    if (!declared) throw new Error('no environment');
    const objects = environmentApp(declared).charts.flatMap((chart) => chart.toJson());
    const files = manifestFiles(environmentApp(declared), declared.name);
    return { files, objects: objects.map((object) => JSON.parse(JSON.stringify(leftAsItIs(object)))) };
  } catch (error) {
    if (error instanceof EnvironmentsRefused) {
      console.log(`  refused: ${error.message.slice(0, 300)}`);
      return undefined;
    }
    throw error;
  }
}

function countLeaves(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value)
    .map(countLeaves)
    .reduce((sum, it) => sum + it, 0);
}
