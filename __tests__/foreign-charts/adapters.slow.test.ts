import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { prod } from '../../environments/prod';
import { type DeclaredEnvironment, type Environment, KafkaCluster, loadEnvironments } from '../../lib';
import type { ChartPlan } from '../../lib/charts/plan';
import { installationOf, planOf } from '../../lib/charts/plan-of';
import { KafkaInstallation } from '../../lib/delivery/kafka-installation';
import { temporaryFolder } from '../temporary-folder';
import { cloudPiratesChart } from './cloudpirates-chart';
import { flatChart } from './flat-chart';
import { packed } from './packed';
import { rolesChart } from './roles-chart';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind are looked into
type Any = any;

const chart20 = temporaryFolder(flatChart('20.0.0', '3.3.1', false));
const chart22 = temporaryFolder(flatChart('22.1.6', '3.4.1', true));
const chart26 = temporaryFolder(rolesChart('26.11.4', '3.6.1', true));
const chart32 = temporaryFolder(rolesChart('32.4.3', '4.0.0', false));
const cloudPirates = temporaryFolder(cloudPiratesChart());

function declared(environment: Environment): DeclaredEnvironment {
  return loadEnvironments({ environments: [environment], variables: {}, only: [] })[0] as DeclaredEnvironment;
}

/** The objects of an environment with a chart, by kind and name. */
function objects(environment: Environment): Map<string, Any> {
  const key = JSON.stringify(environment);
  const known = synthesized.get(key) ?? synthesizedNow(environment);
  synthesized.set(key, known);
  return known;
}

const synthesized = new Map<string, Map<string, Any>>();

function synthesizedNow(environment: Environment): Map<string, Any> {
  const scope = new Chart(Testing.app(), 'chart');
  new KafkaCluster(scope, 'kafka', declared(environment));
  return new Map(Testing.synth(scope).map((it: Any) => [`${it.kind}/${it.metadata.name}`, it]));
}

const config = { 'log.segment.bytes': 536_870_912, 'message.max.bytes': '2000000' };
const { security: _, production: __, ...unsecured } = prod;
const zookeeper: Environment = { ...unsecured, topics: [], brokers: { ...prod.brokers, config } };
const kraft: Environment = { ...zookeeper, metadataMode: 'kraft' };
// One kind of node has no controllers of its own, and CloudPirates' chart no rule for zones.
const combined: Environment = { ...kraft, spread: { nodes: 'required' } };

const combinedNodes = {
  brokers: 'kafka',
  headless: ['kafka-headless'],
  kafkaHome: '/opt/bitnami/kafka',
  user: 1001,
};
const flat = { ...combinedNodes, headless: ['kafka-headless', 'kafka-zookeeper-headless'] };
const roles = {
  ...flat,
  brokers: 'kafka-broker',
  headless: ['kafka-broker-headless', 'kafka-zookeeper-headless'],
};
const withControllers = { ...roles, headless: ['kafka-broker-headless', 'kafka-controller-headless'] };

describe.each([
  ['20 with ZooKeeper', chart20, zookeeper, { ...flat, sets: { kafka: '450Gi', 'kafka-zookeeper': '5Gi' } }],
  ['22 with ZooKeeper', chart22, zookeeper, { ...flat, sets: { kafka: '450Gi', 'kafka-zookeeper': '5Gi' } }],
  ['22 with KRaft', chart22, kraft, { ...combinedNodes, sets: { kafka: '450Gi' } }],
  [
    '26 with ZooKeeper',
    chart26,
    zookeeper,
    { ...roles, sets: { 'kafka-broker': '450Gi', 'kafka-zookeeper': '5Gi' } },
  ],
  [
    '26 with KRaft',
    chart26,
    kraft,
    { ...withControllers, sets: { 'kafka-broker': '450Gi', 'kafka-controller': '5Gi' } },
  ],
  [
    '32',
    chart32,
    kraft,
    { ...withControllers, sets: { 'kafka-broker': '450Gi', 'kafka-controller': '5Gi' } },
  ],
  [
    "CloudPirates'",
    cloudPirates,
    combined,
    { ...combinedNodes, kafkaHome: '/opt/kafka', user: 1000, sets: { kafka: '450Gi' } },
  ],
])('chart %s', (_, source, base, expected) => {
  const environment = { ...base, chart: source };
  const all = objects(environment);
  const brokers = all.get(`StatefulSet/${expected.brokers}`);
  const container = brokers.spec.template.spec.containers[0];

  test('has the brokers and servers of the environment, with their volumes', () => {
    const sets = [...all.values()].filter(({ kind }) => kind === 'StatefulSet');
    const volumes = sets.map(({ metadata, spec }) => [
      metadata.name,
      spec.volumeClaimTemplates[0].spec.resources.requests.storage,
    ]);
    expect(Object.fromEntries(volumes)).toEqual(expected.sets);
    expect(sets.map(({ spec }) => spec.replicas)).toEqual(sets.map(() => 3));
    expect(container.resources).toEqual({
      requests: { cpu: '500m', memory: '2Gi' },
      limits: { cpu: '1', memory: '4Gi' },
    });
    expect(container.env).toContainEqual({ name: 'KAFKA_HEAP_OPTS', value: '-Xmx1024m -Xms1024m' });
  });

  test('listens in plaintext, and is found where its users are told', () => {
    const {
      fullName,
      brokers: addresses,
      bootstrap,
      brokerPods,
      quorumPods,
      tools,
    } = installationOf(declared(environment));
    expect([fullName, bootstrap]).toEqual(['kafka', 'kafka.learnflow.svc.cluster.local:9092']);
    const headlessServices = [brokerPods, ...(quorumPods ? [quorumPods] : [])].map(
      (pods) => pods.headlessService,
    );
    expect(headlessServices).toEqual(expected.headless);
    expect(addresses).toEqual(
      [0, 1, 2].map(
        (ordinal) =>
          `${expected.brokers}-${ordinal}.${brokers.spec.serviceName}.learnflow.svc.cluster.local:9092`,
      ),
    );
    for (const service of headlessServices)
      expect(all.get(`Service/${service}`)?.spec.clusterIP).toBe('None');
    expect(all.get('Service/kafka').spec.ports[0].port).toBe(9092);
    expect(tools).toMatchObject({
      image: container.image,
      kafkaHome: expected.kafkaHome,
      user: expected.user,
    });
    expect(JSON.stringify([...all.values()])).not.toContain('SASL');
  });

  test('spreads brokers over nodes, and holds back drains', () => {
    const { affinity } = brokers.spec.template.spec;
    expect(JSON.stringify(affinity)).toMatch(/^\{"preset":"hard"\}$|requiredDuringScheduling/);
    expect(all.get(`PodDisruptionBudget/${expected.brokers}`).spec.maxUnavailable).toBe(1);
    const budgeted = /"(create|enabled)":true,("minAvailable":"",)?"maxUnavailable":"?1"?/;
    const values = (changed: Partial<Environment>) =>
      JSON.stringify((planOf(declared({ ...environment, ...changed })) as ChartPlan).values);
    expect(values({ maxUnavailable: undefined })).toMatch(budgeted);
    const single = {
      brokers: { ...environment.brokers, replicas: 1, minInsyncReplicas: 1 },
      quorum: { ...environment.quorum, replicas: 1, storage: '5Gi' },
      topicDefaults: { partitions: 1, replicationFactor: 1 },
    };
    expect(values(single)).not.toMatch(budgeted);
  });

  test("replicates Kafka's own topics, and creates none unasked", () => {
    const text = JSON.stringify([...all.values()]);
    const property = (name: string) =>
      new RegExp(`${name}=(\\w+)`).exec(text)?.[1] ??
      container.env.find((it: Any) => it.name === `KAFKA_CFG_${name.toUpperCase().replaceAll('.', '_')}`)
        ?.value;
    expect(property('offsets.topic.replication.factor')).toBe('3');
    expect(property('min.insync.replicas')).toBe('2');
    expect(property('auto.create.topics.enable')).toBe('false');
  });

  test('a large number arrives with every digit', () => {
    const text = JSON.stringify([...all.values()]);
    expect(text).toMatch(/LOG_SEGMENT_BYTES","value":"536870912"|log\.segment\.bytes=536870912/);
    expect(text).toMatch(/MESSAGE_MAX_BYTES","value":"2000000"|message\.max\.bytes=2000000/);
  });

  test('every object says where it belongs', () => {
    for (const { metadata } of all.values()) {
      expect(metadata.namespace).toBe('learnflow');
      expect(metadata.labels).toMatchObject({
        'app.kubernetes.io/managed-by': 'cdk8s',
        'app.kubernetes.io/part-of': 'learnflow',
      });
    }
  });
});

describe('pods of Bitnami’s charts are let into a namespace with Pod Security restricted', () => {
  test.each([
    ['20', chart20, zookeeper],
    ['26', chart26, zookeeper],
    ['26 with KRaft', chart26, kraft],
    ['32', chart32, kraft],
  ])('%s', (_, chart, environment) => {
    const sets = [...objects({ ...environment, chart }).values()].filter(
      ({ kind }) => kind === 'StatefulSet',
    );
    for (const { spec } of sets) {
      expect(spec.template.spec.containers[0].securityContext).toMatchObject({
        runAsNonRoot: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(spec.template.spec.topologySpreadConstraints).toEqual([
        expect.objectContaining({
          topologyKey: 'topology.kubernetes.io/zone',
          whenUnsatisfiable: 'ScheduleAnyway',
        }),
      ]);
    }
  });
});

test.each([chart20, chart26])('ZooKeeper does not keep its snapshots for ever', (chart) => {
  const { spec } = objects({ ...zookeeper, chart }).get('StatefulSet/kafka-zookeeper').spec.template;
  expect(spec.containers[0].env).toContainEqual({ name: 'ZOO_AUTOPURGE_INTERVAL', value: '1' });
});

test('the ids of a KRaft cluster are the same in every render, and differ by namespace', () => {
  const ids = (namespace: string, chart: string) => {
    const all = objects({ ...kraft, namespace, chart });
    const { data, stringData } =
      all.get('Secret/kafka-kraft-ids') ?? all.get('Secret/kafka-kraft-cluster-id');
    return data ?? stringData;
  };
  for (const chart of [chart26, chart32]) {
    expect(ids('learnflow', chart)).toEqual(ids('learnflow', chart));
    expect(ids('learnflow', chart)).not.toEqual(ids('elsewhere', chart));
  }
  const { 'cluster-id': clusterId, ...controllers } = ids('learnflow', chart32);
  expect(Object.keys(controllers)).toEqual(['controller-0-id', 'controller-1-id', 'controller-2-id']);
  expect(new Set([clusterId, ...Object.values(controllers)]).size).toBe(4);
});

test('a controller that installs the chart is given it as it was pulled, its values and its ids', () => {
  const archive = path.join(temporaryFolder(), 'kafka-32.4.3.tgz');
  const content = packed(rolesChart('32.4.3', '4.0.0', false));
  writeFileSync(archive, content);
  const scope = new Chart(Testing.app(), 'chart', { disableResourceNameHashes: true });
  new KafkaInstallation(scope, 'kafka', declared({ ...kraft, chart: archive, delivery: 'helm-chart' }));
  const found = new Map(Testing.synth(scope).map((it: Any) => [`${it.kind}/${it.metadata.name}`, it]));
  expect([...found.keys()].sort()).toEqual(['HelmChart/kafka', 'Secret/kafka-kraft-ids']);
  const { chartContent, valuesContent } = found.get('HelmChart/kafka').spec;
  expect(chartContent).toBe(content.toString('base64'));
  expect(valuesContent).toContain('existingKraftSecret: kafka-kraft-ids');
});

describe('images', () => {
  const imagesOf = (environment: Environment) =>
    [...objects(environment).values()]
      .filter(({ kind }) => kind === 'StatefulSet')
      .map(({ spec }) => spec.template.spec.containers[0].image)
      .sort();

  test("are Bitnami's archived ones unless somebody says otherwise", () => {
    expect(imagesOf({ ...zookeeper, chart: chart20 })).toEqual([
      'docker.io/bitnamilegacy/kafka:3.3.1-debian-11-r19',
      'docker.io/bitnamilegacy/zookeeper:3.8.0-debian-11-r56',
    ]);
  });

  test('are those that were chosen, for the topic Job as well', () => {
    const images = {
      kafka: 'registry.example.com/kafka:3.3.2',
      zookeeper: 'registry.example.com/zookeeper:3.8.1',
    };
    const environment = { ...zookeeper, chart: { source: chart20, images } };
    expect(planOf(declared(environment))?.values).toMatchObject({
      image: { registry: 'registry.example.com', repository: 'kafka', tag: '3.3.2' },
      zookeeper: { image: { registry: 'registry.example.com', repository: 'zookeeper', tag: '3.8.1' } },
    });
    expect(installationOf(declared(environment)).tools.image).toBe(images.kafka);
  });
});
