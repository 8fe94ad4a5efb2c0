import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { writeYaml } from '../yaml/write-yaml';
import type { HelmBinary } from './packed-helm';

/** The Kubernetes version that charts are told they render for: the oldest supported, whose objects newer ones accept too. */
export const defaultKubeVersion = '1.27.0';

/** What to render. */
export interface HelmTemplateRequest {
  /** The chart's folder or `.tgz`. */
  readonly chart: string;
  readonly releaseName: string;
  readonly namespace: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly kubeVersion: string;
  readonly flags: readonly string[];
}

/**
 * What `helm template` prints, hooks, tests and CRDs included. Values go in by standard input, and
 * nothing of the user's helm or kubectl configuration, time zone or language gets in.
 *
 * @throws Error with the release, the chart and helm's own words, when helm fails or warns
 */
export function helmTemplate(helm: HelmBinary, request: HelmTemplateRequest): string {
  const what = `release ${request.releaseName} of the chart ${shortPath(request.chart)}`;
  const { status, signal, stdout, stderr, error } = spawnSync(
    helm.path,
    [
      'template',
      request.releaseName,
      path.resolve(request.chart),
      `--namespace=${request.namespace}`,
      `--kube-version=${request.kubeVersion}`,
      '--include-crds',
      '--values=-',
      ...largeIntegers(request.values).map((it) => `--set=${it}`),
      ...request.flags,
    ],
    {
      input: valuesFile(what, request.values),
      encoding: 'utf8',
      env: nobodysEnvironment,
      // A chart of hundreds of dashboards renders to tens of megabytes.
      maxBuffer: 1024 ** 3,
    },
  );
  // A program that ends before it reads its values is judged by how it ended.
  if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE')
    throw new Error(`${what}: ${helm.path} could not be run: ${error.message}`);
  if (status !== 0) {
    throw new Error(
      `${what} could not be rendered (${signal ?? `exit code ${status}`}):\n${helmsWords(stderr)}`,
    );
  }
  if (stderr.trim() !== '') {
    throw new Error(
      `${what} was rendered with a warning, which is often a value in the wrong place:\n${stderr.trim()}`,
    );
  }
  return stdout;
}

/** A path as people on other machines can read it: from the working directory, where it is in there. */
export function shortPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

/** What helm says, without what is for those who call it themselves. */
function helmsWords(stderr: string): string {
  return stderr.replace(/^Use --debug flag to render out invalid YAML$/gm, '').trim();
}

function valuesFile(what: string, values: HelmTemplateRequest['values']): string {
  try {
    return writeYaml(values);
  } catch (error) {
    throw new Error(`${what}: a value cannot be passed on: ${(error as Error).message}`);
  }
}

/**
 * The integers of a million and more, as `--set` takes them: in a values file Helm reads them as
 * floating point, and a template prints 1e+06.
 */
function largeIntegers(value: unknown, place = ''): string[] {
  if (Number.isSafeInteger(value) && Math.abs(value as number) >= 1_000_000) {
    return [`${place}=${value}`];
  }
  if (Array.isArray(value)) return value.flatMap((it, index) => largeIntegers(it, `${place}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, it]) => {
    const escaped = key.replace(/[\\.,=[\]{}]/g, '\\$&');
    return largeIntegers(it, place === '' ? escaped : `${place}.${escaped}`);
  });
}

// Paths that do not exist: helm takes that as "nothing configured" and creates nothing there.
const nowhere = '/nonexistent';
const nobodysEnvironment = {
  HOME: nowhere,
  HELM_CACHE_HOME: nowhere,
  HELM_CONFIG_HOME: nowhere,
  HELM_DATA_HOME: nowhere,
  KUBECONFIG: nowhere,
  LANG: 'C',
  PATH: '',
  TZ: 'UTC',
};
