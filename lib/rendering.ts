import { usablePlan, valuesOf } from './charts/plan-of';
import type { DeclaredEnvironment } from './environment/declared';
import { type LoadOptions, reviewEnvironments } from './environment/load';
import { HelmMissing } from './helm/find-helm';
import { defaultKubeVersion } from './helm/helm-template';
import { renderRelease } from './helm/render-release';
import { objectsTwice, type Rendered } from './output/collisions';
import { environmentApp } from './output/environment-app';
import { type ManifestFiles, manifestFiles } from './output/manifest-files';
import { findingOf, rendering } from './rules/built-in';
import type { Finding } from './rules/finding';

/** Everything that a synthesis does but writing. */
export interface Rendering {
  /** Everything that was found, acknowledged or not. When any of it refuses, nothing may be written. */
  readonly findings: readonly Finding[];
  /** The environments that nothing refuses. */
  readonly environments: readonly DeclaredEnvironment[];
  /** Their files, by the environments' names. */
  readonly files: ReadonlyMap<string, ManifestFiles>;
}

/** Checks environments, and renders each that no rule refuses: what does not render is a finding of its environment. */
export function renderEnvironments(options: LoadOptions): Rendering {
  const review = reviewEnvironments(options);
  const rendered: Rendered[] = [];
  const failures: Finding[] = [];
  for (const environment of review.sound()) {
    try {
      proveChart(environment);
      const app = environmentApp(environment);
      rendered.push({ environment, app, files: manifestFiles(app, environment.name) });
    } catch (error) {
      failures.push(failureOf(error, environment));
      // Without a helm, the others fail in the same way.
      if (error instanceof HelmMissing) break;
    }
  }
  const findings = [...review.findings, ...failures, ...objectsTwice(rendered)];
  return {
    findings,
    environments: rendered.map(({ environment }) => environment),
    files: new Map(rendered.map(({ environment, files }) => [environment.name, files])),
  };
}

/** What a controller will render is rendered here as well: what it would refuse, nobody would see before it does. */
function proveChart(environment: DeclaredEnvironment): void {
  const { chart, delivery, releaseName, namespace } = environment;
  if (delivery.kind === 'rendered') return;
  usablePlan(environment);
  renderRelease({
    chart: chart.path as string,
    releaseName,
    namespace,
    values: valuesOf(environment),
    kubeVersion: defaultKubeVersion,
    flags: [],
  });
}

function failureOf(error: unknown, environment: DeclaredEnvironment): Finding {
  if (error instanceof HelmMissing) {
    const { asked, problem, remedy } = error;
    return findingOf(rendering, { field: 'helm', value: asked, problem, remedy });
  }
  const said = error instanceof Error ? error.message : String(error);
  return findingOf(rendering, {
    environment: environment.name,
    field: 'chart',
    value: environment.chart.written,
    problem: `cannot be rendered: ${said.trim().replace(/\s*\n\s*/g, ' ')}`,
    remedy: 'look for what is named there in chart.values and in the environment',
  });
}
