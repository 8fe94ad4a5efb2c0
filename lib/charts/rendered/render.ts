import type { DeclaredEnvironment } from '../../environment/declared';
import type { KubernetesObject } from '../../helm/manifest';
import { renderRelease } from '../../helm/render-release';
import type { Values } from '../chart-files';
import { valuesOf } from '../plan-of';

/** The objects that a chart renders, or why it renders none, in Helm's words. */
export type Rendered = { readonly objects: readonly KubernetesObject[] } | { readonly problem: string };

/** What the chart of an environment renders, from the cache where it was rendered before. */
export function rendered(environment: DeclaredEnvironment): Rendered {
  const { chart, releaseName, namespace } = environment;
  try {
    const manifests = renderRelease({
      chart: chart.path as string,
      releaseName,
      namespace,
      values: valuesOf(environment),
      kubeVersion: '1.27.0',
      flags: [],
    });
    // Hooks that are dropped come to nothing.
    const isDropped = ({ metadata }: KubernetesObject) =>
      metadata.annotations?.['helm.sh/hook'] !== undefined && chart.hooks === 'drop';
    return { objects: manifests.map(({ object }) => object).filter((object) => !isDropped(object)) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** An environment with other values of one's own. */
export function withValues(environment: DeclaredEnvironment, values: Values): DeclaredEnvironment {
  return { ...environment, chart: { ...environment.chart, values } };
}
