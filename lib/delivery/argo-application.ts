import type { Construct } from 'constructs';
import { Application, type ApplicationSpecSource } from '../../imports/argoproj.io';
import type { DeclaredEnvironment } from '../environment/declared';
import type { DeclaredDelivery } from '../environment/delivery';
import { fullName } from '../helm/release-names';
import { controllerMetadata } from './controller-metadata';
import { embeddedChartPath } from './git-chart';
import { type ReachableChart, reachableChart } from './reachable-chart';
import { installedValues } from './values';

/**
 * An Argo CD `Application` of the chart. It has no finalizer: who deletes it leaves the brokers running.
 * Its name is not that of an Application that may deliver `dist/<environment>` itself.
 */
export function addApplication(
  scope: Construct,
  environment: DeclaredEnvironment,
  delivery: Extract<DeclaredDelivery, { kind: 'argo-application' }>,
): void {
  const { name, namespace, releaseName } = environment;
  new Application(scope, 'application', {
    metadata: {
      ...controllerMetadata(environment),
      name: `${fullName(releaseName)}-${name}-brokers`,
      namespace: delivery.namespace,
    },
    spec: {
      project: delivery.project,
      source: {
        ...chartSource(reachableChart(environment) as ReachableChart),
        helm: { releaseName, valuesObject: installedValues(environment) },
      },
      destination: { server: delivery.server, namespace },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  });
}

function chartSource(chart: ReachableChart): ApplicationSpecSource {
  if ('git' in chart) {
    return { repoUrl: chart.git, targetRevision: chart.revision, path: chart.path ?? embeddedChartPath };
  }
  if ('repository' in chart) {
    return { repoUrl: chart.repository, chart: chart.name, targetRevision: chart.version };
  }
  // Argo CD wants a registry's address without oci://, and the chart's name apart.
  const [, repoUrl, name] = /^oci:\/\/(.+)\/([^/]+)$/.exec(chart.oci) as RegExpExecArray;
  return { repoUrl: repoUrl as string, chart: name, targetRevision: chart.version };
}
