import { Construct } from 'constructs';
import type { DeclaredEnvironment } from '../environment/declared';
import { fullName } from '../helm/release-names';
import { k8s } from '../kubernetes/k8s';
import { quorumName } from './server-names';

/** The value of `app.kubernetes.io/name` of the pods that run Jobs. */
const jobs = ['kafka-topics', 'kafka-users'];

/**
 * Who reaches whom: NetworkPolicies under which the pods of an installation have no connection but those
 * that it needs. Other pods of the namespace are left alone. Nothing in an environment without security.
 */
export class KafkaNetwork extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly environment: DeclaredEnvironment,
  ) {
    super(scope, id);
    const { security, metadataMode, releaseName } = environment;
    if (!security) return;
    const { clientLabels, clientNamespaces, monitoringNamespace } = security.network;
    const own = { 'app.kubernetes.io/instance': releaseName };
    const of = (component: string) => ({
      matchLabels: { ...own, 'app.kubernetes.io/name': 'kafka', 'app.kubernetes.io/component': component },
    });
    const named = (...names: string[]) => ({
      matchLabels: own,
      matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: names }],
    });
    const namespaces = (...names: string[]): k8s.NetworkPolicyPeer[] =>
      names.map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }));

    const isZooKeeper = metadataMode === 'zookeeper';
    const quorumComponent = isZooKeeper ? 'zookeeper' : 'controller';
    const [toQuorum, amongQuorum] = isZooKeeper ? [[2182], [2888, 3888]] : [[9094], [9094]];
    const broker = { podSelector: of('broker') };
    const quorum = { podSelector: of(quorumComponent) };
    const jobPods = { podSelector: named(...jobs) };

    const name = fullName(releaseName);
    this.policy(`${name}-default`, named('kafka', ...jobs), {
      egress: [{ ports: ports([53], 'UDP', 'TCP') }],
    });
    this.policy(`${name}-broker`, of('broker'), {
      ingress: [
        {
          from: [broker, jobPods, ...namespaces(...(monitoringNamespace ? [monitoringNamespace] : []))],
          ports: ports([9093]),
        },
        {
          from: [{ podSelector: { matchLabels: clientLabels } }, ...namespaces(...clientNamespaces)],
          ports: ports([9092]),
        },
      ],
      egress: [
        { to: [broker], ports: ports([9093]) },
        { to: [quorum], ports: ports(toQuorum) },
      ],
    });
    this.policy(quorumName(environment), of(quorumComponent), {
      ingress: [
        { from: [broker], ports: ports(toQuorum) },
        { from: [quorum], ports: ports(amongQuorum) },
      ],
      egress: [{ to: [quorum], ports: ports(amongQuorum) }],
    });
    this.policy(`${name}-jobs`, named(...jobs), {
      egress: [{ to: [broker], ports: ports([9093]) }],
    });
  }

  private policy(
    name: string,
    podSelector: k8s.LabelSelector,
    rules: Pick<k8s.NetworkPolicySpec, 'ingress' | 'egress'>,
  ): void {
    const { namespace, releaseName, partOf } = this.environment;
    new k8s.KubeNetworkPolicy(this, name, {
      metadata: {
        name,
        namespace,
        labels: {
          'app.kubernetes.io/name': 'kafka',
          'app.kubernetes.io/instance': releaseName,
          'app.kubernetes.io/component': 'network',
          'app.kubernetes.io/part-of': partOf,
          'app.kubernetes.io/managed-by': 'cdk8s',
        },
      },
      // Both types, so that what has no rule is closed; an empty list the API server would take away.
      spec: { podSelector, policyTypes: ['Ingress', 'Egress'], ...rules },
    });
  }
}

function ports(numbers: readonly number[], ...protocols: string[]): k8s.NetworkPolicyPort[] {
  return numbers.flatMap((number) =>
    (protocols.length > 0 ? protocols : ['TCP']).map((protocol) => ({
      protocol,
      port: k8s.IntOrString.fromNumber(number),
    })),
  );
}
