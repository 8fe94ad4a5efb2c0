import { Construct } from 'constructs';
import type { DeclaredEnvironment } from '../environment/declared';
import { k8s } from '../kubernetes/k8s';

/**
 * The namespace of an environment, with Pod Security `restricted`. No delivery tool deletes it by
 * itself: it would take every volume claim, and so all data, with it.
 */
export class KafkaNamespace extends Construct {
  constructor(scope: Construct, id: string, { namespace, partOf }: DeclaredEnvironment) {
    super(scope, id);
    new k8s.KubeNamespace(this, 'namespace', {
      metadata: {
        name: namespace,
        labels: {
          'app.kubernetes.io/name': namespace,
          'app.kubernetes.io/part-of': partOf,
          'app.kubernetes.io/managed-by': 'cdk8s',
          'pod-security.kubernetes.io/enforce': 'restricted',
          'pod-security.kubernetes.io/enforce-version': 'v1.27',
          'pod-security.kubernetes.io/warn': 'restricted',
          'pod-security.kubernetes.io/audit': 'restricted',
        },
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
          'kapp.k14s.io/delete-strategy': 'orphan',
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
        },
      },
    });
  }
}
