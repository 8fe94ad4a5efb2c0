import { Construct } from 'constructs';
import type { DeclaredEnvironment } from '../environment/declared';
import { externalPort } from '../external-access/declared-external-access';
import { fullName } from '../helm/release-names';
import { k8s } from '../kubernetes/k8s';
import type { DeclaredSecurity } from './declared-security';
import { quorumName } from './server-names';

/** The value of `app.kubernetes.io/name` of the pods that run Jobs. */
const jobs = ['kafka-topics', 'kafka-users'];

/**
 * Who reaches whom: NetworkPolicies under which the pods of an installation have no connection but those
 * that it needs. Other pods of the namespace are left alone. Without security nothing is closed, but for
 * brokers that have external access: of the addresses outside, those reach them that are allowed to.
 */
export class KafkaNetwork extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly environment: DeclaredEnvironment,
  ) {
    super(scope, id);
    const { security, externalAccess } = environment;
    if (security) this.closed(security);
    else if (externalAccess) this.openInside();
  }

  private closed(security: DeclaredSecurity): void {
    const { metadataMode, releaseName } = this.environment;
    const { clientLabels, clientNamespaces, monitoringNamespace } = security.network;
    const of = (component: string) => this.podsOf(component);
    const named = (...names: string[]) => ({
      matchLabels: { 'app.kubernetes.io/instance': releaseName },
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
        ...this.fromOutside(),
      ],
      egress: [
        { to: [broker], ports: ports([9093]) },
        { to: [quorum], ports: ports(toQuorum) },
      ],
    });
    this.policy(quorumName(this.environment), of(quorumComponent), {
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

  /** Everything that Kubernetes runs reaches the brokers, as without any policy; from outside comes who may. */
  private openInside(): void {
    this.policy(
      `${fullName(this.environment.releaseName)}-external`,
      this.podsOf('broker'),
      { ingress: [{ from: [{ namespaceSelector: {} }] }, ...this.fromOutside()] },
      ['Ingress'],
    );
  }

  private fromOutside(): k8s.NetworkPolicyIngressRule[] {
    const { externalAccess } = this.environment;
    if (!externalAccess) return [];
    const from = externalAccess.allowedCidrs.map((cidr) => ({ ipBlock: { cidr } }));
    return [{ from, ports: ports([externalPort]) }];
  }

  private podsOf(component: string): k8s.LabelSelector {
    return {
      matchLabels: {
        'app.kubernetes.io/instance': this.environment.releaseName,
        'app.kubernetes.io/name': 'kafka',
        'app.kubernetes.io/component': component,
      },
    };
  }

  private policy(
    name: string,
    podSelector: k8s.LabelSelector,
    rules: Pick<k8s.NetworkPolicySpec, 'ingress' | 'egress'>,
    // Both types, so that what has no rule is closed; an empty list the API server would take away.
    policyTypes = ['Ingress', 'Egress'],
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
      spec: { podSelector, policyTypes, ...rules },
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
