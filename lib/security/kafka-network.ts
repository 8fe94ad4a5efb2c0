import { Construct } from 'constructs';
import { installationOf } from '../charts/plan-of';
import {
  clientPort,
  controllerPort,
  internalPort,
  zookeeperQuorumPorts,
  zookeeperTlsPort,
} from '../cluster/ports';
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
    const named = (...names: string[]) => ({
      matchLabels: { 'app.kubernetes.io/instance': releaseName },
      matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: names }],
    });
    const namespaces = (...names: string[]): k8s.NetworkPolicyPeer[] =>
      names.map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }));

    const isZooKeeper = metadataMode === 'zookeeper';
    const { brokerPods, quorumPods } = installationOf(this.environment);
    const broker = { podSelector: { matchLabels: brokerPods.labels } };
    const jobPods = { podSelector: named(...jobs) };
    const [toQuorum, amongQuorum] = isZooKeeper
      ? [[zookeeperTlsPort], Object.values(zookeeperQuorumPorts)]
      : [[controllerPort], [controllerPort]];
    const quorum = quorumPods && { podSelector: { matchLabels: quorumPods.labels } };
    // Brokers that are the controllers are their own quorum.
    const amongBrokers = quorum ? [internalPort] : [internalPort, controllerPort];
    const servers = [brokerPods, ...(quorumPods ? [quorumPods] : [])];
    const serverNames = new Set(servers.map(({ labels }) => labels['app.kubernetes.io/name'] as string));

    const name = fullName(releaseName);
    this.policy(`${name}-default`, named(...serverNames, ...jobs), {
      egress: [{ ports: ports([53], 'UDP', 'TCP') }],
    });
    this.policy(`${name}-broker`, broker.podSelector, {
      ingress: [
        {
          from: [broker, jobPods, ...namespaces(...(monitoringNamespace ? [monitoringNamespace] : []))],
          ports: ports([internalPort]),
        },
        ...(quorum ? [] : [{ from: [broker], ports: ports([controllerPort]) }]),
        {
          from: [{ podSelector: { matchLabels: clientLabels } }, ...namespaces(...clientNamespaces)],
          ports: ports([clientPort]),
        },
        ...this.fromOutside(),
      ],
      egress: [
        { to: [broker], ports: ports(amongBrokers) },
        ...(quorum ? [{ to: [quorum], ports: ports(toQuorum) }] : []),
      ],
    });
    if (quorum) {
      this.policy(quorumName(this.environment), quorum.podSelector, {
        ingress: [
          { from: [broker], ports: ports(toQuorum) },
          { from: [quorum], ports: ports(amongQuorum) },
        ],
        egress: [{ to: [quorum], ports: ports(amongQuorum) }],
      });
    }
    this.policy(`${name}-jobs`, named(...jobs), {
      egress: [{ to: [broker], ports: ports([internalPort]) }],
    });
  }

  /** Everything that Kubernetes runs reaches the brokers, as without any policy; from outside comes who may. */
  private openInside(): void {
    this.policy(
      `${fullName(this.environment.releaseName)}-external`,
      { matchLabels: installationOf(this.environment).brokerPods.labels },
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
