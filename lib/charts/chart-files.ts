import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Allowance, allowance, unpacked } from './unpack';

/** What a chart says about itself and the values it takes. */
export interface ChartFiles {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  /** The whole of `Chart.yaml`, as text. */
  readonly manifest: string;
  /** The default values, those of subcharts included under their names. */
  readonly values: Values;
  /** The schema of the values, when the chart has one. */
  readonly schema?: Schema;
}

/** Values, as a values file holds them. */
export type Values = Readonly<Record<string, unknown>>;

/** A JSON schema, as far as it tells which values there are. */
export interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [keyword: string]: unknown;
}

/**
 * Reads a chart, its subcharts included.
 *
 * @param chart its folder or its `.tgz`
 * @param left what may come out of its archives
 * @throws Error when it is no chart, or one of its files is broken
 */
export function readChart(chart: string, left: Allowance = allowance()): ChartFiles {
  try {
    const isFolder = statSync(chart).isDirectory();
    return chartOf(isFolder ? filesOfFolder(chart) : filesOfArchive(readFileSync(chart), left), left);
  } catch (error) {
    throw new Error(`the chart ${chart} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** The files that matter here, by their paths from the chart's folder. */
type Files = ReadonlyMap<string, Uint8Array>;

const matters = /^(Chart\.yaml|values\.yaml|values\.schema\.json|requirements\.yaml|charts\/.+)$/;

function filesOfFolder(folder: string): Files {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => matters.test(name) && statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name))]),
  );
}

function filesOfArchive(archive: Uint8Array, left: Allowance): Files {
  return new Map([...unpacked(archive, left)].filter(([name]) => matters.test(name)));
}

function chartOf(files: Files, left: Allowance): ChartFiles {
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  const manifest = text('Chart.yaml');
  const { name, version, appVersion, dependencies } = (parse(manifest) ?? {}) as Record<string, unknown>;
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw new Error('its Chart.yaml has no name or no version');
  }
  const required = dependencies ?? (parse(text('requirements.yaml')) as Values | null)?.dependencies ?? [];
  const own = (parse(text('values.yaml')) ?? {}) as Values;
  const schema = text('values.schema.json');
  return {
    name,
    version,
    appVersion: String(appVersion ?? ''),
    manifest,
    values: withSubcharts(own, subcharts(files, left), required as Dependency[]),
    ...(schema === '' ? {} : { schema: JSON.parse(schema) as Schema }),
  };
}

interface Dependency {
  readonly name: string;
  readonly alias?: string;
}

function subcharts(files: Files, left: Allowance): ChartFiles[] {
  const folders = new Map<string, Map<string, Uint8Array>>();
  const found: ChartFiles[] = [];
  for (const [name, content] of files) {
    const [, folder = '', rest] = /^charts\/([^/]+)(?:\/(.+))?$/.exec(name) ?? [];
    if (rest === undefined) {
      if (folder.endsWith('.tgz')) found.push(chartOf(filesOfArchive(content, left), left));
    } else if (matters.test(rest)) {
      folders.set(folder, (folders.get(folder) ?? new Map()).set(rest, content));
    }
  }
  return [...found, ...[...folders.values()].map((it) => chartOf(it, left))];
}

/** A subchart has its values under its name or alias; what the parent says there wins. Globals are everybody's. */
function withSubcharts(own: Values, charts: readonly ChartFiles[], required: readonly Dependency[]): Values {
  return charts.reduce<Values>((values, chart) => {
    const key = required.find(({ name }) => name === chart.name)?.alias ?? chart.name;
    const globals = { global: chart.values.global };
    return merged({ [key]: chart.values, ...(globals.global ? globals : {}) }, values);
  }, own);
}

/** Two maps of values, of which the second wins where both say something; `undefined` says nothing. */
export function merged(one: Values, other: Values): Values {
  const both = Object.entries(other)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const before = one[key];
      return [key, isMap(before) && isMap(value) ? merged(before, value) : value];
    });
  return { ...one, ...Object.fromEntries(both) };
}

/** Whether a value is a map of values. */
export function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
