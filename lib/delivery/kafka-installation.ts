import { Construct } from 'constructs';
import { KafkaCluster } from '../cluster/kafka-cluster';
import { addNeededObjects } from '../cluster/needed-objects';
import type { DeclaredEnvironment } from '../environment/declared';

/**
 * What brings an environment's brokers to the cluster, by its delivery: the rendered chart, or the one
 * object (with its source) that tells a controller to install it.
 */
export class KafkaInstallation extends Construct {
  constructor(scope: Construct, id: string, environment: DeclaredEnvironment) {
    super(scope, id);
    const { delivery } = environment;
    if (delivery.kind !== 'rendered') addNeededObjects(this, environment);
    // The types made of CRDs take long to load, and no synthesis needs all of them.
    switch (delivery.kind) {
      case 'rendered':
        new KafkaCluster(this, 'kafka', environment);
        break;
      case 'helm-chart': {
        const { addHelmChart } = require('./helm-chart') as typeof import('./helm-chart');
        addHelmChart(this, environment, delivery);
        break;
      }
      case 'argo-application': {
        const { addApplication } = require('./argo-application') as typeof import('./argo-application');
        addApplication(this, environment, delivery);
        break;
      }
      case 'flux-release': {
        const { addFluxRelease } = require('./flux-release') as typeof import('./flux-release');
        addFluxRelease(this, environment, delivery);
        break;
      }
    }
  }
}
