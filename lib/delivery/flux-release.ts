import type { Construct } from 'constructs';
import {
  HelmRelease,
  type HelmReleaseSpec,
  HelmReleaseSpecChartRefKind,
  HelmReleaseSpecChartSpecReconcileStrategy,
  HelmReleaseSpecChartSpecSourceRefKind,
  HelmReleaseSpecDriftDetectionMode,
  HelmReleaseSpecInstallStrategyName,
  HelmReleaseSpecUpgradeStrategyName,
} from '../../imports/helm.toolkit.fluxcd.io';
import {
  GitRepository,
  type GitRepositorySpecRef,
  HelmRepository,
  OciRepository,
  OciRepositorySpecLayerSelectorOperation,
} from '../../imports/source.toolkit.fluxcd.io';
import type { DeclaredEnvironment } from '../environment/declared';
import type { DeclaredDelivery } from '../environment/delivery';
import { controllerMetadata } from './controller-metadata';
import { embeddedChartPath } from './git-chart';
import { type ReachableChart, reachableChart } from './reachable-chart';
import { installedValues } from './values';

/**
 * A Flux `HelmRelease` and the source of its chart, in the environment's namespace. A release that fails
 * is tried again as it is: Flux would otherwise uninstall a failed installation, brokers and all.
 */
export function addFluxRelease(
  scope: Construct,
  environment: DeclaredEnvironment,
  delivery: Extract<DeclaredDelivery, { kind: 'flux-release' }>,
): void {
  const { namespace, releaseName } = environment;
  const { interval } = delivery;
  const metadata = { ...controllerMetadata(environment), name: releaseName, namespace };
  new HelmRelease(scope, 'release', {
    metadata,
    spec: {
      ...addSource(scope, metadata, reachableChart(environment) as ReachableChart, interval),
      interval,
      releaseName,
      values: installedValues(environment),
      install: { strategy: { name: HelmReleaseSpecInstallStrategyName.RETRY_ON_FAILURE } },
      upgrade: { strategy: { name: HelmReleaseSpecUpgradeStrategyName.RETRY_ON_FAILURE } },
      // Brokers restart one after the other, and each recovers its logs before it is ready.
      timeout: '30m',
      driftDetection: { mode: HelmReleaseSpecDriftDetectionMode.ENABLED },
    },
  });
}

/** Adds the source of the chart, and returns how a release refers to it. */
function addSource(
  scope: Construct,
  metadata: { readonly name: string; readonly namespace: string },
  chart: ReachableChart,
  interval: string,
): Pick<HelmReleaseSpec, 'chart' | 'chartRef'> {
  const { name } = metadata;
  if ('git' in chart) {
    new GitRepository(scope, 'source', {
      metadata,
      spec: { interval, url: chart.git, ref: gitRef(chart.revision) },
    });
    return {
      chart: {
        spec: {
          chart: chart.path ?? embeddedChartPath,
          // A chart in git changes without a new version.
          reconcileStrategy: HelmReleaseSpecChartSpecReconcileStrategy.REVISION,
          sourceRef: { kind: HelmReleaseSpecChartSpecSourceRefKind.GIT_REPOSITORY, name },
        },
      },
    };
  }
  if ('repository' in chart) {
    new HelmRepository(scope, 'source', { metadata, spec: { interval, url: chart.repository } });
    return {
      chart: {
        spec: {
          chart: chart.name,
          version: chart.version,
          sourceRef: { kind: HelmReleaseSpecChartSpecSourceRefKind.HELM_REPOSITORY, name },
        },
      },
    };
  }
  new OciRepository(scope, 'source', {
    metadata,
    spec: {
      interval,
      url: chart.oci,
      // Tags have no '+': Helm pushes 1.0.0+2 as 1.0.0_2.
      ref: { tag: chart.version.replace('+', '_') },
      layerSelector: {
        mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
        operation: OciRepositorySpecLayerSelectorOperation.COPY,
      },
    },
  });
  return { chartRef: { kind: HelmReleaseSpecChartRefKind.OCI_REPOSITORY, name } };
}

function gitRef(revision: string): GitRepositorySpecRef {
  if (/^[0-9a-f]{40}$/.test(revision)) return { commit: revision };
  return revision.startsWith('refs/') ? { name: revision } : { branch: revision };
}
