import type { App } from 'cdk8s';
import { type Pair, type Scalar, stringify } from 'yaml';
import { headerOf } from './header';

/** The files of an environment's folder: their texts by their names. */
export type ManifestFiles = ReadonlyMap<string, string>;

/** The YAML files of an app, one for each chart. */
export function manifestFiles(app: App, environment: string): ManifestFiles {
  const header = `${headerOf(environment)}\n`;
  return new Map(
    app.charts.map((chart) => [`${chart.node.id}.yaml`, header + chart.toJson().map(yaml).join('---\n')]),
  );
}

function yaml(object: unknown): string {
  return stringify(object, {
    // By YAML 1.1, which kubectl reads, `yes` and `0644` need quotes.
    version: '1.1',
    lineWidth: 0,
    aliasDuplicateObjects: false,
    sortMapEntries: (one, other) => rank(one) - rank(other) || (key(one) < key(other) ? -1 : 1),
  });
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
