import { dev } from '../../environments/dev';
import { staging } from '../../environments/staging';
import { type Environment, type EnvironmentsRefused, type ExternalAccess, loadEnvironments } from '../../lib';

/** What is wrong with an external access, by the field, the value and the remedy. */
function refused(externalAccess: unknown, environment: Environment = staging, variables = {}): string[] {
  try {
    loadEnvironments({
      environments: [{ ...environment, externalAccess } as Environment],
      variables,
      only: [],
    });
    return [];
  } catch (error) {
    return (error as EnvironmentsRefused).problems.map(
      ({ field, value, problem, remedy }) => `${field}: ${JSON.stringify(value)} ${problem}; ${remedy}`,
    );
  }
}

const allowedCidrs = ['203.0.113.0/24'];
const loadBalancer = { type: 'LoadBalancer', hosts: 'kafka-{broker}.example.com', allowedCidrs };
const nodePort = { type: 'NodePort', hosts: 'node-{broker}.example.com', nodePort: 30000, allowedCidrs };

test.each([
  ['a pattern', loadBalancer],
  ['a list', { ...loadBalancer, hosts: ['a.example.com', 'b.example.com', 'c.example.com'] }],
  ['addresses', { ...nodePort, hosts: ['192.0.2.1', '192.0.2.2', '192.0.2.3'] }],
  ['one address of all nodes', { ...nodePort, hosts: '192.0.2.1', externalTrafficPolicy: 'Cluster' }],
  ['IPv6 networks', { ...loadBalancer, allowedCidrs: ['2001:db8::/32', '0.0.0.0/0'] }],
  [
    'everything that a load balancer may have',
    {
      ...loadBalancer,
      port: 443,
      loadBalancerClass: 'service.k8s.aws/nlb',
      loadBalancerSourceRanges: ['198.51.100.7/32'],
      annotations: { 'external-dns.alpha.kubernetes.io/hostname': '{host}' },
    },
  ],
])('takes %s', (_, externalAccess) => {
  expect(refused(externalAccess)).toEqual([]);
});

const hostRemedy = "write a DNS name or IPv4 address, such as 'kafka-0.example.com'";
const cidrRemedy = "write a network as a CIDR, such as '203.0.113.0/24', or '203.0.113.7/32' for one address";

test.each([
  [
    'a type that is none',
    { ...loadBalancer, type: 'Ingress' },
    [`externalAccess.type: "Ingress" is not one of the choices; write 'LoadBalancer' or 'NodePort'`],
  ],
  [
    'nobody to be let in',
    { ...loadBalancer, allowedCidrs: undefined },
    ['externalAccess.allowedCidrs: undefined is missing; write [ … ]'],
  ],
  [
    'a list of nobody',
    { ...loadBalancer, allowedCidrs: [] },
    ['externalAccess.allowedCidrs: [] is empty; write at least one'],
  ],
  [
    'what is no network',
    { ...loadBalancer, allowedCidrs: ['203.0.113.7', '203.0.113.7/24', '2001:db8::/129', '300.0.0.0/8'] },
    [
      `externalAccess.allowedCidrs[0]: "203.0.113.7" is not valid; ${cidrRemedy}`,
      `externalAccess.allowedCidrs[1]: "203.0.113.7/24" is not valid; ${cidrRemedy}`,
      `externalAccess.allowedCidrs[2]: "2001:db8::/129" is not valid; ${cidrRemedy}`,
      `externalAccess.allowedCidrs[3]: "300.0.0.0/8" is not valid; ${cidrRemedy}`,
    ],
  ],
  [
    'what is no host',
    { ...loadBalancer, hosts: ['kafka-{broker}.example.com', '10.0.0.256', 'https://kafka'] },
    [
      `externalAccess.hosts[0]: "kafka-{broker}.example.com" is not valid; ${hostRemedy}`,
      `externalAccess.hosts[1]: "10.0.0.256" is not valid; ${hostRemedy}`,
      `externalAccess.hosts[2]: "https://kafka" is not valid; ${hostRemedy}`,
    ],
  ],
  [
    'a pattern of another kind',
    { ...loadBalancer, hosts: 'kafka-{ordinal}.example.com' },
    [
      `externalAccess.hosts: "kafka-{ordinal}.example.com" is not valid; write a DNS name with {broker} in the place of the broker's number, such as 'kafka-{broker}.example.com'`,
    ],
  ],
  [
    'no node port, and fields of the other type',
    { ...nodePort, nodePort: undefined, port: 9095 },
    [
      'externalAccess.port: 9095 is not a known field; remove it, or use one of type, hosts, allowedCidrs, externalTrafficPolicy, annotations, nodePort',
      'externalAccess.nodePort: undefined is missing; write a whole number from 1 to 65535',
    ],
  ],
])('fails for %s', (_, externalAccess, problems) => {
  expect(refused(externalAccess)).toEqual(problems);
});

test('fails for a list that REPLICAS made too short, together with what else is wrong', () => {
  const hosts = ['a.example.com', 'b.example.com', 'c.example.com'];
  expect(refused({ ...loadBalancer, hosts }, { ...dev, maxUnavailable: 5 }, { REPLICAS: '5' })).toEqual([
    expect.stringMatching(/^maxUnavailable: 5 /),
    `externalAccess.hosts: ${JSON.stringify(hosts)} lists 3 hosts where brokers.replicas is 5; list one for each broker, or write a pattern such as 'kafka-{broker}.example.com'`,
  ]);
});

test('impossible combinations do not compile', () => {
  const of = (externalAccess: ExternalAccess) => externalAccess;
  const impossible = [
    // @ts-expect-error: a node port is chosen
    of({ type: 'NodePort', hosts: 'kafka-{broker}.example.com', allowedCidrs }),
    // @ts-expect-error: load balancers have a port, not a node port
    of({ type: 'LoadBalancer', hosts: 'kafka-{broker}.example.com', allowedCidrs, nodePort: 30000 }),
    // @ts-expect-error: who may connect is said
    of({ type: 'LoadBalancer', hosts: 'kafka-{broker}.example.com' }),
  ];
  for (const externalAccess of impossible) expect(refused(externalAccess)).not.toEqual([]);
});
