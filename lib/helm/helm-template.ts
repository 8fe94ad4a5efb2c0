import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { cached } from './cache';
import { findHelm } from './find-helm';

/** What to render. */
export interface HelmTemplateRequest {
  /** The chart's folder or `.tgz`. */
  readonly chart: string;
  readonly releaseName: string;
  readonly namespace: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly kubeVersion: string;
  readonly flags: readonly string[];
  readonly executable?: string;
}

/**
 * What `helm template` prints, hooks, tests and CRDs included. Values go in by standard input, and
 * nothing of the user's helm or kubectl configuration, time zone or language gets in.
 *
 * @throws Error with the release, the chart and helm's own words, when helm fails or warns
 */
export function helmTemplate(request: HelmTemplateRequest): string {
  const helm = findHelm(request.executable);
  const chart = path.resolve(request.chart);
  if (!existsSync(chart)) {
    throw new Error(
      `release ${request.releaseName}: the chart ${request.chart} is no folder or file; charts on a network are not fetched`,
    );
  }
  const values = JSON.stringify(request.values);
  const args = [
    'template',
    request.releaseName,
    chart,
    `--namespace=${request.namespace}`,
    `--kube-version=${request.kubeVersion}`,
    '--include-crds',
    '--values=-',
    ...request.flags,
  ];
  return cached([helm.identity, contentHash(chart), values, ...args], () => {
    const { status, signal, stdout, stderr, error } = spawnSync(helm.path, args, {
      input: values,
      encoding: 'utf8',
      env: nobodysEnvironment,
      // A chart of hundreds of dashboards renders to tens of megabytes.
      maxBuffer: 1024 ** 3,
    });
    const what = `release ${request.releaseName} of the chart ${request.chart}`;
    if (error) throw new Error(`${what}: ${helm.path} could not be run: ${error.message}`);
    if (status !== 0) {
      throw new Error(
        `${what} could not be rendered (${signal ?? `exit code ${status}`}):\n${stderr.trim()}`,
      );
    }
    if (stderr.trim() !== '') {
      throw new Error(
        `${what} was rendered with a warning, which is often a value in the wrong place:\n${stderr.trim()}`,
      );
    }
    return stdout;
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

/** A hash of every file of a chart and of its place in it. */
function contentHash(chart: string): string {
  const hash = createHash('sha256');
  const files = statSync(chart).isDirectory()
    ? readdirSync(chart, { recursive: true, encoding: 'utf8' }).sort()
    : [''];
  for (const file of files) {
    const full = path.join(chart, file);
    if (statSync(full).isFile()) hash.update(`${file}\0`).update(readFileSync(full)).update('\0');
  }
  return hash.digest('hex');
}
