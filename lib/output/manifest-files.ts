import type { App } from 'cdk8s';
import type { Pair, Scalar } from 'yaml';
import { writeYaml } from '../yaml/write-yaml';
import { leftAsItIs } from './deployment-tools';
import { headerOf } from './header';

/** The files of an environment's folder: their texts by their names. */
export type ManifestFiles = ReadonlyMap<string, string>;

/**
 * The YAML files of an app, one for each chart.
 *
 * @throws Error naming environment, file and object, for a text that would not reach the cluster as it is
 */
export function manifestFiles(app: App, environment: string): ManifestFiles {
  const header = `${headerOf(environment)}\n`;
  return new Map(
    app.charts.map((chart) => {
      const file = `${chart.node.id}.yaml`;
      return [file, header + chart.toJson().map(manifestOf(environment, file)).join('---\n')];
    }),
  );
}

function manifestOf(environment: string, file: string): (object: ApiObject) => string {
  return (object) => {
    try {
      return yaml(leftAsItIs(object));
    } catch (error) {
      const which = `${object.kind} ${object.metadata?.name}`;
      throw new Error(`environment ${environment}, ${file}, ${which}: ${(error as Error).message}`);
    }
  };
}

interface ApiObject {
  readonly kind: string;
  readonly metadata?: { readonly name?: string };
}

function yaml(object: unknown): string {
  return writeYaml(object, (one, other) => rank(one) - rank(other) || (key(one) < key(other) ? -1 : 1));
}

/** What says which object it is comes first, the rest in the order of the alphabet. */
const first = ['apiVersion', 'kind', 'metadata', 'name'];

function rank(pair: Pair): number {
  const index = first.indexOf(key(pair));
  return index === -1 ? first.length : index;
}

function key({ key }: Pair): string {
  return String((key as Scalar).value ?? key);
}
