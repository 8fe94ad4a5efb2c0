import { brokersChangeGroup } from '../cluster/chart-values';
import type { DeclaredEnvironment } from '../environment/declared';

/** The labels and annotations of an object that tells a controller to install an environment's brokers. */
export function controllerMetadata({ releaseName, partOf, kafkaVersion }: DeclaredEnvironment) {
  return {
    labels: {
      'app.kubernetes.io/name': 'kafka',
      'app.kubernetes.io/instance': releaseName,
      'app.kubernetes.io/version': kafkaVersion,
      'app.kubernetes.io/component': 'installation',
      'app.kubernetes.io/part-of': partOf,
      'app.kubernetes.io/managed-by': 'cdk8s',
    },
    annotations: { 'kapp.k14s.io/change-group': brokersChangeGroup },
  };
}
