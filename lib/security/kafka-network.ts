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
    const named = (...names: string[]) => ({
      matchLabels: own,
      matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: names }],
    });
    const namespaces = (...names: string[]): k8s.NetworkPolicyPeer[] =>
      names.map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }));

    const isZooKeeper = metadataMode === 'zookeeper';
    const { brokerPods, quorumPods } = installationOf(environment);
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
      ],
      egress: [
        { to: [broker], ports: ports(amongBrokers) },
        ...(quorum ? [{ to: [quorum], ports: ports(toQuorum) }] : []),
      ],
    });
    if (quorum) {
      this.policy(quorumName(environment), quorum.podSelector, {
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
