import { readFileSync, statSync } from 'node:fs';
import type { Construct } from 'constructs';
import { HelmChart, HelmChartSpecFailurePolicy } from '../../imports/helm.cattle.io';
import type { DeclaredEnvironment } from '../environment/declared';
import type { DeclaredDelivery, HelmChartDelivery } from '../environment/delivery';
import { chartArchive } from '../helm/chart-archive';
import { controllerMetadata } from './controller-metadata';
import { valuesText } from './values';

/**
 * The longest chart and values together: `kubectl apply` copies the object into an annotation, and
 * annotations may hold 256 KiB. The rest of the object takes less than 6 KiB.
 */
const longest = 250 * 1024;

/**
 * A `HelmChart` for the controller of k3s and RKE2. Only fields that every controller since 0.15 (k3s
 * 1.27) knows are used.
 *
 * @throws Error when a chart that is to be inside the object is too large for it
 */
export function addHelmChart(
  scope: Construct,
  environment: DeclaredEnvironment,
  delivery: Extract<DeclaredDelivery, { kind: 'helm-chart' }>,
): void {
  const valuesContent = valuesText(environment);
  const chart = chartFields(environment, delivery.chart);
  const length = (chart.chartContent ?? '').length + valuesContent.length;
  if (length > longest) {
    throw new Error(
      `environment ${environment.name}: the chart and its values take ${length} bytes in a HelmChart, of which kubectl apply takes ${longest}; ` +
        "push the chart to a registry and write delivery: { kind: 'helm-chart', chart: { oci, version } }",
    );
  }
  new HelmChart(scope, 'helm-chart', {
    // The controller takes the name of the object for the name of the release.
    metadata: {
      ...controllerMetadata(environment),
      name: environment.releaseName,
      namespace: delivery.namespace,
    },
    spec: {
      ...chart,
      targetNamespace: environment.namespace,
      valuesContent,
      // By default the controller uninstalls a release that failed to upgrade, brokers and all.
      failurePolicy: HelmChartSpecFailurePolicy.ABORT,
    },
  });
}

function chartFields({ chart: { path } }: DeclaredEnvironment, chart: HelmChartDelivery['chart']) {
  if (!chart) return { chartContent: packedChart(path as string).toString('base64') };
  if ('oci' in chart) return { chart: chart.oci, version: chart.version };
  return { repo: chart.repository, chart: chart.name, version: chart.version };
}

/** The chart as an archive: as it is when it is one, whose bytes the lock may know. */
function packedChart(chart: string): Buffer {
  return statSync(chart).isDirectory() ? chartArchive(chart) : readFileSync(chart);
}
