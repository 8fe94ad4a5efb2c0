import { Construct } from 'constructs';
import { usablePlan, valuesOf } from '../charts/plan-of';
import type { DeclaredEnvironment } from '../environment/declared';
import { HelmRelease } from '../helm/helm-release';
import { brokersChangeGroup } from './chart-values';
import { addNeededObjects } from './needed-objects';

/** The brokers and metadata servers of an environment: its chart, rendered to plain objects. */
export class KafkaCluster extends Construct {
  /** The release that the environment's values make. */
  readonly release: HelmRelease;

  constructor(scope: Construct, id: string, environment: DeclaredEnvironment) {
    super(scope, id);
    const { chart, partOf } = environment;
    const plan = usablePlan(environment);
    const foreign = chart.files !== undefined;
    this.release = new HelmRelease(this, 'release', {
      chart: chart.path as string,
      releaseName: environment.releaseName,
      namespace: environment.namespace,
      values: valuesOf(environment),
      hooks: chart.hooks,
      tests: chart.tests,
      secrets: chart.secrets,
      publicSecrets: plan.publicSecrets,
      renderTwice: foreign,
      pins: plan.pins,
    });
    addNeededObjects(this, environment);
    for (const object of this.release.apiObjects) {
      // What Helm rendered, cdk8s manages: `helm list` will not show it.
      object.metadata.addLabel('app.kubernetes.io/managed-by', 'cdk8s');
      if (!foreign) continue;
      // Not by the chart's values, which would have it in selectors and pods as well.
      object.metadata.addLabel('app.kubernetes.io/part-of', partOf);
      if (object.kind === 'StatefulSet') {
        object.metadata.addAnnotation('kapp.k14s.io/change-group', brokersChangeGroup);
      }
    }
  }
}
