import { Chart, Testing } from 'cdk8s';
import { dev } from '../../environments/dev';
import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import { type DeclaredEnvironment, type Environment, KafkaCluster, loadEnvironments } from '../../lib';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind are looked into
type Any = any;

/** The objects of an environment under these overrides, found by kind and name. */
function cluster(environment: Environment, variables: Record<string, string> = {}) {
  const [declared] = loadEnvironments({ environments: [environment], variables, only: [] }) as [
    DeclaredEnvironment,
  ];
  const chart = new Chart(Testing.app(), 'chart');
  new KafkaCluster(chart, 'kafka', declared);
  const objects: Any[] = Testing.synth(chart);
  return {
    names: (kind: string) =>
      objects
        .filter((it) => it.kind === kind)
        .map((it) => it.metadata.name)
        .sort(),
    find: (kind: string, name: string) => objects.find((it) => it.kind === kind && it.metadata.name === name),
    properties: (name: string): Record<string, string> => {
      const { data } = objects.find((it) => it.kind === 'ConfigMap' && it.metadata.name === name);
      const lines: string[] = data['server.properties'].split('\n');
      return Object.fromEntries(
        lines
          .filter((line) => /^[^#]+=/.test(line))
          .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      );
    },
  };
}

const volumeOf = (set: Any) => set.spec.volumeClaimTemplates[0].spec.resources.requests.storage;
const containerOf = (set: Any) => set.spec.template.spec.containers[0];

test('the reference: three brokers of 10Gi, three ZooKeeper servers of 5Gi, and their names', () => {
  const { names, find } = cluster(dev);
  expect(names('StatefulSet')).toEqual(['kafka', 'kafka-zookeeper']);
  expect(names('Service')).toEqual(['kafka', 'kafka-headless', 'kafka-zookeeper-headless']);
  const [brokers, servers] = [find('StatefulSet', 'kafka'), find('StatefulSet', 'kafka-zookeeper')];
  expect([brokers.spec.replicas, volumeOf(brokers)]).toEqual([3, '10Gi']);
  expect([servers.spec.replicas, volumeOf(servers)]).toEqual([3, '5Gi']);
  expect(containerOf(brokers)).toMatchObject({
    image: 'apache/kafka:3.9.2',
    resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '1', memory: '4Gi' } },
  });
  expect(find('Service', 'kafka').spec.ports).toEqual([expect.objectContaining({ port: 9092 })]);
  expect(find('Service', 'kafka-headless').spec).toMatchObject({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
  });
});

test('the successor: Kafka 4 with three dedicated controllers, and no ZooKeeper', () => {
  const { names, find, properties } = cluster(staging);
  expect(names('StatefulSet')).toEqual(['kafka', 'kafka-controller']);
  expect(find('StatefulSet', 'kafka-controller').spec.replicas).toBe(3);
  expect(containerOf(find('StatefulSet', 'kafka')).image).toBe('apache/kafka:4.3.1');
  expect(properties('kafka-config')['process.roles']).toBe('broker');
  expect(properties('kafka-controller-config')['process.roles']).toBe('controller');
  expect(properties('kafka-config')).not.toHaveProperty('zookeeper.connect');
});

test('one line of its file takes an environment from ZooKeeper to KRaft', () => {
  const { names } = cluster({ ...prod, metadataMode: 'kraft' });
  expect(names('StatefulSet')).toEqual(['kafka', 'kafka-controller']);
});

test('production: a broker to a node, zones preferred, one away at a time, 450Gi', () => {
  const { find, names } = cluster(prod);
  const brokers = find('StatefulSet', 'kafka');
  const { affinity, topologySpreadConstraints } = brokers.spec.template.spec;
  expect(affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual([
    expect.objectContaining({ topologyKey: 'kubernetes.io/hostname' }),
  ]);
  expect(topologySpreadConstraints).toEqual([
    expect.objectContaining({
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
    }),
  ]);
  expect(names('PodDisruptionBudget')).toContain('kafka');
  expect(find('PodDisruptionBudget', 'kafka').spec.maxUnavailable).toBe(1);
  expect(volumeOf(brokers)).toBe('450Gi');
});

test('elsewhere nodes are only preferred', () => {
  for (const environment of [dev, staging]) {
    const { find } = cluster(environment);
    const { affinity } = find('StatefulSet', 'kafka').spec.template.spec;
    expect(Object.keys(affinity.podAntiAffinity)).toEqual([
      'preferredDuringSchedulingIgnoredDuringExecution',
    ]);
  }
});

describe('drains take pods away one at a time, unless the environment says otherwise', () => {
  const budgets = (environment: Environment) => {
    const { names, find } = cluster(environment);
    return Object.fromEntries(
      names('PodDisruptionBudget').map((name) => [
        name,
        find('PodDisruptionBudget', name).spec.maxUnavailable,
      ]),
    );
  };
  const sized = (brokers: number, servers: number, changed: Partial<Environment> = {}): Environment => ({
    ...dev,
    brokers: { ...dev.brokers, replicas: brokers },
    quorum: { replicas: servers, storage: '5Gi' },
    ...changed,
  });

  test.each<[string, Environment, Record<string, number>]>([
    ['dev', dev, { kafka: 1, 'kafka-zookeeper': 1 }],
    ['staging', staging, { kafka: 1, 'kafka-controller': 1 }],
    ['more brokers', sized(5, 3, { maxUnavailable: 2 }), { kafka: 2, 'kafka-zookeeper': 1 }],
    ['a single broker', sized(1, 3), { 'kafka-zookeeper': 1 }],
    ['a quorum of one', sized(3, 1), { kafka: 1 }],
    ['one of each', sized(1, 1, { maxUnavailable: 1 }), {}],
  ])('%s', (_, environment, expected) => {
    expect(budgets(environment)).toEqual(expected);
  });
});

describe("Kafka's own topics are replicated as the number of brokers allows", () => {
  test.each([
    ['1', '1', '1'],
    ['2', '2', '1'],
    ['3', '3', '2'],
    ['5', '3', '2'],
  ])('%s brokers: replication factor %s, min ISR %s', (REPLICAS, factor, minIsr) => {
    const environment = { ...dev, metadataMode: 'kraft' as const };
    for (const configMap of ['kafka-config', 'kafka-controller-config']) {
      expect(cluster(environment, { REPLICAS }).properties(configMap)).toMatchObject({
        'offsets.topic.replication.factor': factor,
        'transaction.state.log.replication.factor': factor,
        'transaction.state.log.min.isr': minIsr,
        'share.coordinator.state.topic.replication.factor': factor,
        'share.coordinator.state.topic.min.isr': minIsr,
      });
    }
  });
});

test.each([
  ['dev', dev, '1'],
  ['staging', staging, '2'],
  ['prod', prod, '2'],
])('%s: nothing is created or lost unasked, and min ISR is as declared', (_, environment, minIsr) => {
  expect(cluster(environment).properties('kafka-config')).toMatchObject({
    'auto.create.topics.enable': 'false',
    'unclean.leader.election.enable': 'false',
    'min.insync.replicas': minIsr,
  });
});

describe('a release name', () => {
  test('with kafka in it is what everything is called', () => {
    const { names, properties } = cluster(dev, { RELEASE_NAME: 'kafka-prod' });
    expect(names('StatefulSet')).toEqual(['kafka-prod', 'kafka-prod-zookeeper']);
    expect(names('Service')).toEqual(['kafka-prod', 'kafka-prod-headless', 'kafka-prod-zookeeper-headless']);
    expect(properties('kafka-prod-config')['advertised.listeners']).toContain(
      'CLIENT://@POD_NAME@.kafka-prod-headless.learnflow.svc.cluster.local:9092',
    );
  });

  test('without it gets it', () => {
    expect(cluster(dev, { RELEASE_NAME: 'events' }).names('StatefulSet')).toEqual([
      'events-kafka',
      'events-kafka-zookeeper',
    ]);
  });
});

test("half of the requested memory is Java's, and broker properties of one's own win", () => {
  const environment: Environment = {
    ...dev,
    brokers: {
      ...dev.brokers,
      resources: { cpu: { request: '1', limit: '2' }, memory: { request: '6Gi', limit: '6Gi' } },
      config: { 'log.retention.hours': 48, 'log.segment.bytes': 1_073_741_824 },
    },
  };
  const { find, properties } = cluster(environment);
  expect(containerOf(find('StatefulSet', 'kafka')).env).toContainEqual({ name: 'HEAP_SIZE', value: '3072m' });
  expect(properties('kafka-config')).toMatchObject({
    'log.retention.hours': '48',
    'log.segment.bytes': '1073741824',
  });
});
