import type { DeclaredEnvironment } from '../environment/declared';
import type { Found, Rule } from '../rules/rule';
import { externalPortOf } from './declared-external-access';

const hostPerBroker: Rule = {
  id: 'external-host-per-broker',
  severity: 'error',
  summary: 'every broker has an address of its own for clients outside the cluster',
  find: (environment) => [...miscounted(environment), ...sharedLoadBalancers(environment)],
};

function miscounted({ externalAccess, brokers }: DeclaredEnvironment): Found[] {
  if (!externalAccess || externalAccess.hosts.length === brokers.replicas) return [];
  const { hosts } = externalAccess;
  return [
    {
      field: 'externalAccess.hosts',
      value: hosts,
      problem: `lists ${hosts.length === 1 ? '1 host' : `${hosts.length} hosts`} where brokers.replicas is ${brokers.replicas}`,
      remedy: "list one for each broker, or write a pattern such as 'kafka-{broker}.example.com'",
    },
  ];
}

function sharedLoadBalancers({ externalAccess }: DeclaredEnvironment): Found[] {
  if (externalAccess?.type !== 'LoadBalancer') return [];
  return shared(externalAccess.hosts).map((host) => ({
    field: 'externalAccess.hosts',
    value: host,
    problem: `is the host of more than one broker, and load balancers all have the port ${externalAccess.port}`,
    remedy: "write {broker} where the brokers' hosts differ, or a list of different ones",
  }));
}

const nodeOfBroker: Rule = {
  id: 'external-host-shared',
  severity: 'warning',
  summary: "where a node port answers on its broker's node alone, each broker has a host of its own",
  find: ({ externalAccess }) =>
    externalAccess?.type !== 'NodePort' || externalAccess.externalTrafficPolicy !== 'Local'
      ? []
      : shared(externalAccess.hosts).map((host) => ({
          field: 'externalAccess.hosts',
          value: host,
          problem:
            'is the host of more than one broker, and a broker answers only on the node that it is on (externalTrafficPolicy)',
          remedy: "write a host for each broker, which follows it, or externalTrafficPolicy: 'Cluster'",
        })),
};

const clientsAreSeen: Rule = {
  id: 'external-addresses-hidden',
  severity: 'warning',
  summary:
    "connections by node ports arrive from the clients' own addresses, which allowedCidrs is compared with",
  find: ({ externalAccess }) =>
    externalAccess?.type !== 'NodePort' || externalAccess.externalTrafficPolicy !== 'Cluster'
      ? []
      : [
          {
            field: 'externalAccess.externalTrafficPolicy',
            value: externalAccess.externalTrafficPolicy,
            problem:
              "hides the clients' addresses: allowedCidrs sees the nodes', and a broker's own node may be let in whatever it says",
            remedy: "write 'Local', or acknowledge external-addresses-hidden with what keeps others away",
          },
        ],
};

/** The hosts that more than one broker has. */
function shared(hosts: readonly string[]): string[] {
  return [...new Set(hosts.filter((host, index) => hosts.indexOf(host) !== index))];
}

const nodePorts: Rule = {
  id: 'external-node-ports',
  severity: 'error',
  acknowledgeable: true,
  summary: 'node ports are from 30000 to 32767, which is what Kubernetes has unless it is told otherwise',
  find: ({ externalAccess, brokers }) => {
    if (externalAccess?.type !== 'NodePort') return [];
    const { nodePort } = externalAccess;
    const last = externalPortOf(externalAccess, brokers.replicas - 1);
    if (nodePort >= 30_000 && last <= 32_767) return [];
    return [
      {
        field: 'externalAccess.nodePort',
        value: nodePort,
        problem: `makes the node ports ${nodePort === last ? last : `${nodePort} to ${last}`}, and Kubernetes has 30000 to 32767`,
        remedy: `write one from 30000 to ${32_768 - brokers.replicas}, or acknowledge external-node-ports with the cluster's own range`,
      },
    ];
  },
};

/** What is open to everybody on the way, as the problem of a rule says it; empty where there is TLS. */
function withoutTls({ externalAccess, security }: DeclaredEnvironment): Found[] {
  if (!externalAccess || (security && security.clientProtocol !== 'SASL_PLAINTEXT')) return [];
  return [
    {
      field: 'externalAccess',
      value: externalAccess.type,
      problem: security
        ? 'takes passwords and messages from outside the cluster without TLS: everybody on the way reads and changes them'
        : 'lets whoever is in allowedCidrs do everything, and everybody on the way read and change it',
      remedy: security
        ? "write clients: {protocol: 'SASL_SSL'} in security"
        : "write security: {certificates: {from: 'cert-manager'}}",
    },
  ];
}

const encrypted: Rule = {
  id: 'external-without-tls',
  severity: 'error',
  acknowledgeable: true,
  summary: 'clients outside the cluster of an environment marked production connect with TLS',
  find: (environment) => (environment.production ? withoutTls(environment) : []),
};

const plaintext: Rule = {
  id: 'external-plaintext',
  severity: 'warning',
  summary: 'clients outside the cluster connect with TLS',
  find: (environment) => (environment.production ? [] : withoutTls(environment)),
};

/** What is wrong with how clients outside the cluster reach brokers. */
export const externalAccessRules: readonly Rule[] = [
  hostPerBroker,
  nodeOfBroker,
  clientsAreSeen,
  nodePorts,
  encrypted,
  plaintext,
];
