import { dev } from '../../environments/dev';
import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import { type DeclaredEnvironment, type Environment, type ExternalAccess, loadEnvironments } from '../../lib';
import { holdsInvariants, synthesized } from '../invariants';

const allowedCidrs = ['203.0.113.0/24', '2001:db8::/32'];
const loadBalancer: ExternalAccess = {
  type: 'LoadBalancer',
  hosts: 'kafka-{broker}.example.com',
  allowedCidrs,
  annotations: {
    'external-dns.alpha.kubernetes.io/hostname': '{host}',
    'example.com/broker': 'no. {broker}',
  },
};
const nodePort: ExternalAccess = {
  type: 'NodePort',
  hosts: ['192.0.2.1', '192.0.2.2', 'c.example.com'],
  nodePort: 30_010,
  allowedCidrs,
};

function outside(environment: Environment, externalAccess: ExternalAccess | undefined, variables = {}) {
  const [declared] = loadEnvironments({
    environments: [{ ...environment, externalAccess }],
    variables,
    only: [],
  }) as [DeclaredEnvironment];
  const result = synthesized(declared);
  const named = (kind: string, name: string) =>
    result.all(kind).find(({ metadata }) => metadata.name === name);
  const files: Record<string, string> = named('ConfigMap', 'kafka-config').data;
  const properties = Object.fromEntries(
    (files['server.properties'] ?? '')
      .split('\n')
      .filter((line) => /^[^#]+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const services = result.all('Service').filter(({ metadata }) => metadata.name.endsWith('-external'));
  return { result, named, files, properties, services };
}

const withCertificates = {
  ...staging,
  security: { ...staging.security, users: [], clients: { protocol: 'SSL' } },
} as Environment;

describe.each([
  ['load balancers, ZooKeeper, cert-manager', prod, loadBalancer],
  ['node ports, KRaft, Secrets', staging, nodePort],
  ['node ports, certificates of clients', withCertificates, nodePort],
  ['load balancers, plaintext', dev, loadBalancer],
] as const)('with %s', (_, environment, externalAccess) => {
  const { result, named, properties, files, services } = outside(environment, externalAccess);

  holdsInvariants(result, () => environment.namespace);

  test('each broker has a Service, and only that one broker is behind it', () => {
    const { spec } = named('StatefulSet', 'kafka');
    expect(services.map((it) => it.metadata.name)).toEqual([0, 1, 2].map((it) => `kafka-${it}-external`));
    for (const [broker, service] of services.entries()) {
      expect(service.spec.selector).toEqual({
        ...spec.selector.matchLabels,
        'statefulset.kubernetes.io/pod-name': `kafka-${broker}`,
      });
      expect(service.spec).toMatchObject({
        type: externalAccess.type,
        externalTrafficPolicy: 'Local',
        // A broker leads partitions before it counts as ready.
        publishNotReadyAddresses: true,
        ports: [expect.objectContaining({ targetPort: 'tcp-external' })],
      });
    }
    const { ports } = spec.template.spec.containers[0];
    expect(ports).toContainEqual({ name: 'tcp-external', containerPort: 9095 });
  });

  test('what each broker advertises is where its Service answers', () => {
    const [, file, key] = /EXTERNAL:\/\/\$\{file:\/etc\/server\/(.*):(.*)\}$/.exec(
      properties['advertised.listeners'] as string,
    ) as RegExpExecArray;
    expect(key).toBe('@POD_NAME@');
    const lines = (files[file as string] as string).trim().split('\n');
    expect(lines).toEqual(
      services.map(({ spec }, broker) => {
        const [{ port, nodePort }] = spec.ports;
        const host = Array.isArray(externalAccess.hosts)
          ? externalAccess.hosts[broker]
          : `kafka-${broker}.example.com`;
        return `kafka-${broker}=${host}:${externalAccess.type === 'NodePort' ? nodePort : port}`;
      }),
    );
    expect(properties).toMatchObject({
      'config.providers': 'file',
      'config.providers.file.param.allowed.paths': '/etc/server',
    });
  });

  test('the listener is as that for clients inside', () => {
    const setting = (listener: string) =>
      Object.entries(properties)
        .filter(([key]) => key.startsWith(`listener.name.${listener}.`))
        .map(([key, value]) => [key.replace(`.${listener}.`, '.'), value]);
    expect(setting('external')).toEqual(setting('client'));
    expect(setting('external').length > 0).toBe(environment.security !== undefined);
    const protocols = Object.fromEntries(
      (properties['listener.security.protocol.map'] as string).split(',').map((it) => it.split(':')),
    );
    expect(protocols.EXTERNAL).toBe(protocols.CLIENT);
  });

  test('the other listeners are as without it', () => {
    const without = outside(environment, undefined).properties;
    for (const key of ['listeners', 'advertised.listeners']) {
      const others = (properties[key] as string).split(',').filter((it) => !it.startsWith('EXTERNAL'));
      expect(others.join(',')).toBe(without[key]);
    }
    const rest = (all: Record<string, string>) =>
      Object.entries(all).filter(
        ([key]) => !/listeners$|protocol\.map$|^listener\.name\.external|^config\.prov/.test(key),
      );
    expect(rest(properties)).toEqual(rest(without));
  });
});

test('load balancers have the port, the source ranges and the annotations that are said', () => {
  const { services } = outside(prod, loadBalancer);
  for (const [broker, { metadata, spec }] of services.entries()) {
    expect(spec.loadBalancerSourceRanges).toEqual(allowedCidrs);
    expect(spec.ports[0].port).toBe(9095);
    expect(metadata.annotations).toEqual({
      'external-dns.alpha.kubernetes.io/hostname': `kafka-${broker}.example.com`,
      'example.com/broker': `no. ${broker}`,
    });
  }
  const behindProxies = outside(prod, {
    ...loadBalancer,
    port: 443,
    loadBalancerSourceRanges: ['198.51.100.0/24'],
    loadBalancerClass: 'example.com/nlb',
  });
  expect(behindProxies.services[0].spec).toMatchObject({
    loadBalancerSourceRanges: ['198.51.100.0/24'],
    loadBalancerClass: 'example.com/nlb',
    ports: [expect.objectContaining({ port: 443 })],
  });
  const { spec } = behindProxies.named('NetworkPolicy', 'kafka-broker');
  expect(spec.ingress).toContainEqual({
    from: allowedCidrs.map((cidr) => ({ ipBlock: { cidr } })),
    ports: [{ protocol: 'TCP', port: 9095 }],
  });
});

test('a pattern goes with REPLICAS: five brokers have five Services', () => {
  const { services, files } = outside(
    staging,
    { ...nodePort, hosts: 'n{broker}.example.com' },
    { REPLICAS: '5' },
  );
  expect(services.map(({ spec }) => spec.ports[0].nodePort)).toEqual([30010, 30011, 30012, 30013, 30014]);
  expect(files['external.properties']).toContain('kafka-4=n4.example.com:30014');
});
