import path from 'node:path';
import { Construct } from 'constructs';
import type { DeclaredEnvironment } from '../environment/declared';
import { HelmRelease } from '../helm/helm-release';
import { chartValues } from './chart-values';

/** The chart that comes with this library. */
export const embeddedChart = path.join(__dirname, '..', '..', 'charts', 'kafka');

/** The brokers and metadata servers of an environment: the embedded chart, rendered to plain objects. */
export class KafkaCluster extends Construct {
  /** The release that the environment's values make. */
  readonly release: HelmRelease;

  constructor(scope: Construct, id: string, environment: DeclaredEnvironment) {
    super(scope, id);
    this.release = new HelmRelease(this, 'release', {
      chart: embeddedChart,
      releaseName: environment.releaseName,
      namespace: environment.namespace,
      values: chartValues(environment),
    });
    for (const object of this.release.apiObjects) {
      // What Helm rendered, cdk8s manages: `helm list` will not show it.
      object.metadata.addLabel('app.kubernetes.io/managed-by', 'cdk8s');
    }
  }
}
