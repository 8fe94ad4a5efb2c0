import { dev } from '../../environments/dev';
import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import type { Environment } from '../../lib';
import { mayConnect, type Pod, type Stranger } from './network';
import { type Any, objectsOf } from './objects';

const security = {
  certificates: { from: 'cert-manager' },
  network: { clientNamespaces: ['reports'], monitoringNamespace: 'monitoring' },
} as const;

/** The pods of an environment by the name of what runs in them, and such as have nothing to do with it. */
function pods(objects: readonly Any[], namespace: string): Record<string, Pod | Stranger> {
  const own = objects
    .map(({ metadata, spec }) => [metadata, (spec?.jobTemplate?.spec ?? spec)?.template?.metadata])
    .filter(([, template]) => template)
    .map(([metadata, template]): [string, Pod] => [
      /-(drift|[0-9a-f]{10})$/.test(metadata.name)
        ? metadata.name.replace(/-[0-9a-f]{10}$/, '')
        : metadata.name,
      { namespace, labels: template.labels },
    ]);
  return {
    ...Object.fromEntries(own),
    client: { namespace, labels: { 'cdk8s-kafka/client': 'true' } },
    'same namespace': { namespace, labels: { app: 'web' } },
    'another installation': {
      namespace,
      labels: {
        'app.kubernetes.io/name': 'kafka',
        'app.kubernetes.io/instance': 'other',
        'app.kubernetes.io/component': 'broker',
      },
    },
    'client elsewhere': { namespace: 'elsewhere', labels: { 'cdk8s-kafka/client': 'true' } },
    reports: { namespace: 'reports', labels: {} },
    monitoring: { namespace: 'monitoring', labels: {} },
    'allowed outside': { address: '203.0.113.7' },
    'somebody outside': { address: '198.51.100.7' },
  };
}

/** Who may connect to which of the ports of all servers: `from → to:port`. */
function connections(environment: Environment): string[] {
  const objects = objectsOf(environment);
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const all = pods(objects, environment.namespace);
  const ports = [2181, 2182, 2888, 3888, 9092, 9093, 9094, 9095];
  const servers = ['kafka', 'kafka-zookeeper', 'kafka-controller'].filter((name) => all[name]);
  return Object.entries(all).flatMap(([from, pod]) =>
    servers.flatMap((to) => {
      const open = ports.filter((port) => mayConnect(policies, pod, all[to] as Pod, port));
      return open.length > 0 ? [`${from} → ${to}: ${open.join(' ')}`] : [];
    }),
  );
}

test('with ZooKeeper, these and no others may connect', () => {
  expect(connections({ ...prod, security })).toEqual([
    'kafka → kafka: 9093',
    'kafka → kafka-zookeeper: 2182',
    'kafka-zookeeper → kafka-zookeeper: 2888 3888',
    'kafka-topics → kafka: 9093',
    'kafka-topics-drift → kafka: 9093',
    'client → kafka: 9092',
    'reports → kafka: 9092',
    'monitoring → kafka: 9093',
  ]);
});

test('with KRaft, these and no others may connect', () => {
  expect(connections({ ...staging, security })).toEqual([
    'kafka → kafka: 9093',
    'kafka → kafka-controller: 9094',
    'kafka-controller → kafka-controller: 9094',
    'kafka-topics → kafka: 9093',
    'client → kafka: 9092',
    'reports → kafka: 9092',
    'monitoring → kafka: 9093',
  ]);
});

describe('with external access', () => {
  const externalAccess = {
    type: 'LoadBalancer',
    hosts: 'kafka-{broker}.example.com',
    allowedCidrs: ['203.0.113.0/24', '2001:db8::/32'],
  } as const;

  test.each([prod, staging])(
    'the allowed reach its port, and for nobody else it is otherwise: $name',
    (it) => {
      const without = connections({ ...it, security });
      expect(connections({ ...it, security, externalAccess })).toEqual([
        ...without,
        'allowed outside → kafka: 9095',
      ]);
    },
  );

  test('without security all pods reach everything, and from outside the allowed reach its port', () => {
    const objects = objectsOf({ ...dev, externalAccess });
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    const { kafka, 'kafka-zookeeper': zooKeeper, ...others } = pods(objects, dev.namespace);
    for (const [name, from] of Object.entries(others)) {
      const ports = [9092, 9093, 9095].filter((port) => mayConnect(policies, from, kafka as Pod, port));
      const expected = { 'allowed outside': [9095], 'somebody outside': [] }[name] ?? [9092, 9093, 9095];
      expect([name, ports]).toEqual([name, expected]);
      expect(mayConnect(policies, from, zooKeeper as Pod, 2181)).toBe(true);
    }
    expect(mayConnect(policies, kafka as Pod, { namespace: 'elsewhere', labels: {} }, 443)).toBe(true);
  });
});

test('the pods of an installation reach nothing else but DNS', () => {
  const objects = objectsOf(prod);
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const all = pods(objects, prod.namespace);
  for (const name of ['kafka', 'kafka-zookeeper', 'kafka-topics', 'kafka-topics-drift']) {
    for (const port of [80, 443, 6443, 9092]) {
      expect([
        name,
        port,
        mayConnect(policies, all[name] as Pod, all['same namespace'] as Pod, port),
      ]).toEqual([name, port, false]);
    }
    expect(mayConnect(policies, all[name] as Pod, { namespace: 'kube-system', labels: {} }, 53)).toBe(true);
  }
});

test('other pods of the namespace are left alone', () => {
  const objects = objectsOf(prod);
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const web = { namespace: prod.namespace, labels: { app: 'web' } };
  expect(mayConnect(policies, { namespace: 'elsewhere', labels: {} }, web, 8080)).toBe(true);
});

test('without security everything is open, as before', () => {
  expect(objectsOf(dev).filter(({ kind }) => kind === 'NetworkPolicy')).toEqual([]);
});
