import type { Environment, ExternalAccess, Security } from '../../lib';
import { flatChart } from '../foreign-charts/flat-chart';
import { found } from '../rules/found';
import { temporaryFolder } from '../temporary-folder';

const allowedCidrs = ['203.0.113.0/24'];
const loadBalancer = {
  type: 'LoadBalancer',
  hosts: 'kafka-{broker}.example.com',
  allowedCidrs,
} as const satisfies ExternalAccess;
const nodePort = {
  type: 'NodePort',
  hosts: 'node-{broker}.example.com',
  nodePort: 30_000,
  allowedCidrs,
} as const satisfies ExternalAccess;
const brokers = (replicas: number): Environment['brokers'] => ({ replicas, storage: '100Gi' });

describe('external-host-per-broker', () => {
  const rule = 'external-host-per-broker';

  test('a list has a host for each broker', () => {
    const hosts = ['a.example.com', 'b.example.com'];
    expect(found(rule, { externalAccess: { ...loadBalancer, hosts } })).toEqual([
      'externalAccess.hosts: ["a.example.com","b.example.com"] lists 2 hosts where brokers.replicas is 3',
    ]);
    expect(found(rule, { externalAccess: { ...loadBalancer, hosts }, brokers: brokers(2) })).toEqual([]);
  });

  test('load balancers have different hosts, where there are several', () => {
    const externalAccess = { ...loadBalancer, hosts: 'kafka.example.com' };
    expect(found(rule, { externalAccess })).toEqual([
      'externalAccess.hosts: "kafka.example.com" is the host of more than one broker, and load balancers all have the port 9095',
    ]);
    expect(found(rule, { externalAccess, brokers: brokers(1) })).toEqual([]);
  });
});

test('external-host-shared: a node port answers on the node of its broker, unless it is told otherwise', () => {
  const shared = { ...nodePort, hosts: 'nodes.example.com' };
  expect(found('external-host-shared', { externalAccess: shared })).toEqual([
    expect.stringMatching(/^externalAccess.hosts: "nodes.example.com" is the host of more than one broker/),
  ]);
  for (const externalAccess of [{ ...shared, externalTrafficPolicy: 'Cluster' as const }, nodePort])
    expect(found('external-host-shared', { externalAccess })).toEqual([]);
});

test("external-addresses-hidden: with Cluster, allowedCidrs does not see node ports' clients", () => {
  const rule = 'external-addresses-hidden';
  const externalTrafficPolicy = 'Cluster';
  expect(found(rule, { externalAccess: { ...nodePort, externalTrafficPolicy } })).toEqual([
    expect.stringMatching(/^externalAccess.externalTrafficPolicy: "Cluster" hides the clients' addresses/),
  ]);
  // Load balancers have source ranges, which are compared before the addresses are replaced.
  for (const externalAccess of [nodePort, { ...loadBalancer, externalTrafficPolicy }] as const)
    expect(found(rule, { externalAccess })).toEqual([]);
});

test.each([
  [30_000, 3, []],
  [32_765, 3, []],
  [32_766, 3, ['32766 makes the node ports 32766 to 32768, and Kubernetes has 30000 to 32767']],
  [29_999, 1, ['29999 makes the node ports 29999, and Kubernetes has 30000 to 32767']],
])('external-node-ports: %s for %s brokers', (first, replicas, problems) => {
  expect(
    found('external-node-ports', {
      externalAccess: { ...nodePort, nodePort: first },
      brokers: brokers(replicas),
    }),
  ).toEqual(problems.map((it) => `externalAccess.nodePort: ${it}`));
});

test('chart-can-do: charts of others make none', () => {
  const chart = temporaryFolder(flatChart('22.1.6', '3.4.1', true));
  expect(found('chart-can-do', { externalAccess: loadBalancer, chart })).toEqual([
    'externalAccess: "LoadBalancer" can be had from the embedded chart alone: listeners and Services of other charts are not translated',
  ]);
});

describe('without TLS', () => {
  const of = (protocol: 'SASL_SSL' | 'SSL' | 'SASL_PLAINTEXT'): Security => ({
    certificates: { from: 'cert-manager' },
    clients: { protocol },
  });

  test.each([
    ['no security', undefined, 'lets whoever is in allowedCidrs do everything'],
    [
      'SASL_PLAINTEXT',
      of('SASL_PLAINTEXT'),
      'takes passwords and messages from outside the cluster without TLS',
    ],
  ])('%s: an error in production, a warning elsewhere', (_, security, problem) => {
    const changed = { externalAccess: loadBalancer, security };
    const expected = [expect.stringContaining(`externalAccess: "LoadBalancer" ${problem}`)];
    expect(found('external-without-tls', { ...changed, production: true })).toEqual(expected);
    expect(found('external-plaintext', { ...changed, production: true })).toEqual([]);
    expect(found('external-plaintext', changed)).toEqual(expected);
    expect(found('external-without-tls', changed)).toEqual([]);
  });

  test.each([of('SASL_SSL'), of('SSL')])('not so with $clients.protocol', (security) => {
    for (const production of [true, false]) {
      const changed = { externalAccess: loadBalancer, security, production };
      expect(found('external-without-tls', changed)).toEqual([]);
      expect(found('external-plaintext', changed)).toEqual([]);
    }
  });
});
