import { App, Chart } from 'cdk8s';
import { prod } from '../../environments/prod';
import {
  type DeclaredEnvironment,
  type Environment,
  type KafkaChart,
  KafkaCluster,
  loadEnvironments,
} from '../../lib';
import { temporaryFolder } from '../temporary-folder';
import { cloudPiratesChart } from './cloudpirates-chart';
import { flatChart } from './flat-chart';
import { found } from './found';
import { errorTracker, paymentSwitch, smallCluster } from './real-values';
import { rolesChart } from './roles-chart';

const chart20 = temporaryFolder(flatChart('20.0.0', '3.3.1', false));
const chart22 = temporaryFolder(flatChart('22.1.6', '3.4.1', true));
const chart26 = temporaryFolder(rolesChart('26.11.4', '3.6.1', true));
const chart32 = temporaryFolder(rolesChart('32.4.3', '4.0.0', false));
const cloudPirates = temporaryFolder(cloudPiratesChart());

const { security, production: _, ...unsecured } = prod;
const zookeeper: Environment = { ...unsecured, topics: [] };
const kraft: Environment = { ...zookeeper, metadataMode: 'kraft' };
const secured: Environment = { ...zookeeper, security };
const images = { kafka: 'registry.example.com/kafka:1', zookeeper: 'registry.example.com/zookeeper:1' };

/** The values that LearnFlow has run with. */
const reference = {
  replicaCount: 3,
  persistence: { enabled: true, size: '10Gi' },
  auth: { enabled: false },
  zookeeper: { enabled: true, replicaCount: 3, persistence: { size: '5Gi' } },
};

describe('of a secured environment', () => {
  const refused = (environment: Environment, chart: KafkaChart) =>
    found(environment, chart).filter((it) => !/^chart-(renews|has)/.test(it));

  test('fails with values of one’s own that get around it', () => {
    const around = (chart: string, values: KafkaChart['values'], environment = secured) =>
      refused(environment, { source: chart, images, values }).map((it) => it.split(':')[0]);
    expect(around(chart20, { authorizerClassName: 'X', externalAccess: { enabled: true } })).toEqual([
      'chart-values chart.values.authorizerClassName',
      'chart-values chart.values.externalAccess',
    ]);
    expect(around(chart20, { networkPolicy: { enabled: true } })).toEqual([
      'chart-values chart.values.networkPolicy.enabled',
    ]);
    expect(around(chart20, { zookeeper: { tls: { client: { enabled: true } } } })).toEqual([
      'chart-values chart.values.zookeeper.tls',
    ]);
    const securedKraft = { ...secured, metadataMode: 'kraft' as const };
    const raw = { overrideConfiguration: { 'ssl.client.auth': 'none' } };
    expect(around(chart32, raw, securedKraft)).toEqual(['chart-values chart.values.overrideConfiguration']);
    expect(around(chart32, { tls: { existingSecret: 'mine' } }, securedKraft)).toEqual([
      'chart-values chart.values.tls',
    ]);
    expect(
      around(cloudPirates, { tls: { clientAuth: 'none' } }, { ...securedKraft, spread: undefined }),
    ).toEqual(['chart-values chart.values.tls']);
    // Without security the same values are nobody's business.
    expect(around(chart32, { tls: { existingSecret: 'mine' } }, kraft)).toEqual([]);
  });
});

test('a configuration file of one’s own would replace the environment', () => {
  const { 'values.yaml': values = '', ...others } = flatChart('20.0.0', '3.3.1', false);
  const chart = temporaryFolder({ ...others, 'values.yaml': `${values}config: ""\n` });
  expect(found(zookeeper, { source: chart, images, values: { config: 'broker.id=1' } })).toEqual([
    'chart-values chart.values.config: replaces a whole configuration file, and what the environment says with it; remove it, and write brokers.config',
  ]);
});

describe('values of one’s own', () => {
  const refused = (environment: Environment, source: string, values: KafkaChart['values']) =>
    found(environment, { source, images, values });

  test('that chart 32 would ignore without a word are each refused, with where they went', () => {
    expect(refused(kraft, chart32, reference)).toEqual([
      expect.stringMatching(
        /^chart-value-undeclared chart\.values\.replicaCount: is no value of chart 32\.4\.3, .* or write controller\.replicaCount or broker\.replicaCount$/,
      ),
      expect.stringMatching(
        /^chart-value-undeclared chart\.values\.persistence: .* or write controller\.persistence or broker\.persistence$/,
      ),
      expect.stringMatching(/^chart-value-undeclared chart\.values\.auth: is no value/),
      expect.stringMatching(/^chart-value-undeclared chart\.values\.zookeeper: is no value/),
    ]);
  });

  test('that a chart reads without declaring them are passed on once that is acknowledged', () => {
    const reason = 'templates of our fork read it';
    const acknowledged = { ...kraft, acknowledge: [{ rule: 'chart-value-undeclared', reason }] };
    expect(refused(acknowledged, chart32, { tier: 'gold' })).toEqual([]);
  });

  test('on which charts 22 to 31 stop with an error are refused before they do', () => {
    expect(refused(kraft, chart22, reference)).toContainEqual(
      expect.stringMatching(
        /^chart-values chart\.values\.zookeeper\.enabled: contradicts the environment, which makes it false;/,
      ),
    );
    expect(refused(kraft, chart26, reference)).toContainEqual(
      expect.stringMatching(
        /^chart-values chart\.values\.zookeeper\.enabled: contradicts the environment, which makes it false;/,
      ),
    );
  });

  test('that mean what the environment means are let through, and subcharts know theirs', () => {
    const { auth, ...rest } = reference;
    const size = (size: string) => ({ ...rest, persistence: { enabled: true, size } });
    expect(refused(zookeeper, chart20, size('450Gi'))).toEqual([]);
    expect(refused(zookeeper, chart20, size('10Gi'))).toEqual([
      `chart-values chart.values.persistence.size: contradicts the environment, which makes it "450Gi"; remove it, or write brokers.storage: '10Gi'`,
    ]);
    expect(refused(zookeeper, chart20, { auth })).toEqual([
      expect.stringMatching(
        /^chart-value-undeclared chart\.values\.auth\.enabled: is no value of chart 20\.0\.0/,
      ),
    ]);
    expect(refused(zookeeper, chart20, { zookeeper: { heapSise: 1 } })).toEqual([
      expect.stringMatching(/^chart-value-undeclared chart\.values\.zookeeper\.heapSise: is no value/),
    ]);
  });

  test('are open where the chart has an empty map or a schema, and closed where they decide names', () => {
    expect(refused(zookeeper, chart20, { commonLabels: { team: 'data' } })).toEqual([]);
    expect(
      found(
        { ...kraft, spread: undefined },
        { source: cloudPirates, values: { podLabels: { team: 'data' } } },
      ),
    ).toEqual([expect.stringContaining('chart-has-meaning')]);
    expect(refused(zookeeper, chart20, { nameOverride: 'events' })).toEqual([
      expect.stringMatching(/^chart-values chart\.values\.nameOverride: decides how Kafka is reached/),
    ]);
    const labels = { 'app.kubernetes.io/component': 'mine', team: 'data' };
    expect(refused(zookeeper, chart20, { commonLabels: labels })).toEqual([
      'chart-values chart.values.commonLabels.app.kubernetes.io/component: is a label by which Services and network policies find pods; remove it, or use a label of your own',
    ]);
  });
});

describe('what the environment says holds in what is rendered with values of one’s own', () => {
  const withClass = (environment: Environment): Environment => ({
    ...environment,
    brokers: { ...environment.brokers, storageClass: 'fast' },
  });
  const nodeAffinity = {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['kafka'] }] }],
    },
  };
  const refused = (environment: Environment, source: string, values: KafkaChart['values']) =>
    found(withClass(environment), { source, images, values }).map((it) =>
      it.replace(/^chart-values chart\.values\./, ''),
    );

  test.each([
    [
      { global: { storageClass: 'slow' } },
      [
        `global.storageClass: makes storageClassName of StatefulSet/kafka-zookeeper "slow", against brokers.storageClass of the environment, which makes it "fast"; remove it, or write brokers.storageClass: 'slow'`,
      ],
    ],
    [
      { affinity: { nodeAffinity, podAntiAffinity: {} } },
      [
        'affinity: takes the anti-affinity over kubernetes.io/hostname "required" from StatefulSet/kafka, which is what spread.nodes of the environment says; remove it, or write podAntiAffinity over kubernetes.io/hostname in it',
      ],
    ],
    [
      { persistence: { existingClaim: 'mine' } },
      [
        expect.stringMatching(
          /^persistence\.existingClaim: takes the volume claim data from StatefulSet\/kafka: /,
        ),
      ],
    ],
    [
      { global: { imageRegistry: 'mirror.example.com' } },
      [
        expect.stringMatching(
          /^global\.imageRegistry: makes the image of StatefulSet\/kafka .*; remove it, or write chart\.images\.kafka: 'mirror\.example\.com\/kafka:1'$/,
        ),
      ],
    ],
    [
      { diagnosticMode: { enabled: true } },
      [
        expect.stringMatching(
          /^diagnosticMode\.enabled: replaces what the container kafka of StatefulSet\/kafka runs/,
        ),
      ],
    ],
    [
      { provisioning: { enabled: 'true', topics: [{ name: 'orders' }] } },
      [
        'provisioning.enabled: puts a second Job beside the topic Job: it creates topics, never changes any, and says that it succeeded when it did not; remove it, and declare its topics as topics of the environment',
      ],
    ],
    [
      { volumePermissions: { enabled: true } },
      [
        expect.stringMatching(
          /^volumePermissions\.enabled: makes pods that the namespace does not take, .*container volume-permissions: .*runAsUser is 0/,
        ),
      ],
    ],
    [
      { metrics: { kafka: { enabled: true } } },
      [
        expect.stringMatching(
          /^metrics\.kafka\.enabled: lets Deployment\/kafka-exporter, container kafka-exporter, run docker\.io\/bitnami\/kafka-exporter:1\.6\.0, which docker\.io\/bitnami no longer has; /,
        ),
      ],
    ],
    [
      { logRetentionHours: 72 },
      [
        `logRetentionHours: contradicts the environment, which makes it "168"; remove it, or write brokers.config: { 'log.retention.hours': '72' }`,
      ],
    ],
    [
      {
        extraEnvVars: [
          { name: 'TZ', value: 'UTC' },
          { name: 'KAFKA_CFG_LOG_CLEANER_THREADS', value: '2' },
        ],
      },
      [
        `extraEnvVars: sets the broker property log.cleaner.threads to "2"; brokers.config is where rules look at it; remove it, and write brokers.config: { 'log.cleaner.threads': '2' }`,
      ],
    ],
    [
      { containerPorts: { client: 9999 } },
      [
        expect.stringMatching(/^containerPorts\.client: sets the property listeners to /),
        expect.stringMatching(
          /^containerPorts\.client: decides how Kafka is reached: the pods of StatefulSet\/kafka have no port 9092 any more/,
        ),
      ],
    ],
  ])('%j', (values, expected) => {
    const environment = 'logRetentionHours' in values ? kept(zookeeper) : zookeeper;
    expect(refused(environment, chart20, values)).toEqual(expected);
  });

  const kept = (environment: Environment): Environment => ({
    ...environment,
    brokers: { ...environment.brokers, config: { 'log.retention.hours': 168 } },
  });

  test('several at once are all said, each with the value that is to blame', () => {
    const values = {
      nodeSelector: { pool: 'kafka' },
      global: { storageClass: 'slow' },
      diagnosticMode: { enabled: true },
      extraEnvVars: [{ name: 'KAFKA_CFG_LOG_CLEANER_THREADS', value: '2' }],
      persistence: { size: '10Gi' },
    };
    expect(refused(zookeeper, chart20, values).map((it) => it.split(':')[0])).toEqual([
      'persistence.size',
      'global.storageClass',
      'extraEnvVars',
      'diagnosticMode.enabled',
    ]);
  });

  test('a value that the chart does not render with is named, and hides no other', () => {
    const values = {
      kraft: { enabled: true },
      broker: { podLabels: { team: 'data' } },
      global: { storageClass: 'slow' },
    };
    expect(
      refused({ ...zookeeper, metadataMode: 'zookeeper' }, chart26, values).map((it) => it.split(':')[0]),
    ).toEqual(['kraft.enabled', 'global.storageClass']);
  });

  test('rules about nodes stand beside the anti-affinity, and further variables beside those of properties', () => {
    const declared = {
      ...withClass(zookeeper),
      chart: {
        source: chart20,
        images,
        values: { affinity: { nodeAffinity }, extraEnvVars: [{ name: 'TZ', value: 'UTC' }] },
      },
    };
    expect(found(declared, declared.chart)).toEqual([]);
    const brokers = renderedSet(declared);
    expect(brokers).toContain('"nodeAffinity":');
    expect(brokers).toMatch(
      /"podAntiAffinity":\{"requiredDuringSchedulingIgnoredDuringExecution":\[.*kubernetes\.io\/hostname/,
    );
    expect(brokers).toContain('{"name":"TZ","value":"UTC"}');
    expect(brokers).toContain('"KAFKA_CFG_MIN_INSYNC_REPLICAS","value":"2"');
  });

  test('affinity that only looks empty switches the preset off all the same', () => {
    const affinity = { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } };
    expect(refused(zookeeper, chart20, { affinity })).toEqual([]);
  });

  test('the JMX exporter comes from where it is, in a container that the namespace takes', () => {
    const declared = {
      ...zookeeper,
      chart: { source: chart20, images, values: { metrics: { jmx: { enabled: true } } } },
    };
    expect(found(declared, declared.chart)).toEqual([
      expect.stringMatching(
        /^bitnami-legacy-image chart\.values: runs docker\.io\/bitnamilegacy\/jmx-exporter:0\.17\.2: /,
      ),
    ]);
    const own = {
      metrics: { jmx: { enabled: true, image: { registry: 'mirror.example.com', repository: 'jmx' } } },
    };
    expect(found(zookeeper, { source: chart20, images, values: own })).toEqual([]);
  });

  test('what the environment leaves open is one’s own to say', () => {
    expect(
      found(zookeeper, { source: chart20, images, values: { global: { storageClass: 'slow' } } }),
    ).toEqual([]);
    const resources = { requests: { cpu: '1', memory: '2Gi' } };
    expect(refused(zookeeper, chart20, { zookeeper: { heapSize: 1024, resources } })).toEqual([]);
    expect(refused(kraft, chart32, { controller: { heapOpts: '-Xmx1g', resources } })).toEqual([]);
  });
});

describe('values that mean the same as the environment are no contradiction', () => {
  test.each([
    { replicaCount: '3', persistence: { enabled: 'true', size: '460800Mi' } },
    { autoCreateTopicsEnable: false, deleteTopicEnable: 'true', defaultReplicationFactor: 3 },
    { heapOpts: '-Xms8g -Xmx8192m' },
    { resources: { requests: { cpu: 2, memory: '16384Mi' }, limits: { cpu: '4.0', memory: '16Gi' } } },
    { pdb: { create: 'true', maxUnavailable: '1' }, service: { ports: { client: '9092' } } },
    { nameOverride: 'kafka', fullnameOverride: 'kafka' },
    { affinity: {}, extraEnvVars: [], persistence: { storageClass: '', existingClaim: '' } },
  ])('%j', (values) => {
    const brokers = {
      ...zookeeper.brokers,
      resources: { cpu: { request: '2', limit: '4' }, memory: { request: '16Gi', limit: '16Gi' } },
    };
    expect(found({ ...zookeeper, brokers, maxUnavailable: 1 }, { source: chart20, images, values })).toEqual(
      [],
    );
  });
});

describe('public values files of Bitnami’s chart', () => {
  const environment: Environment = {
    name: 'dev',
    namespace: 'events',
    metadataMode: 'zookeeper',
    brokers: { replicas: 3, storage: '10Gi' },
    quorum: { replicas: 3, storage: '5Gi' },
    maxUnavailable: 1,
    topics: [],
  };
  const answered = (it: Environment, source: string, values: KafkaChart['values']) =>
    found(it, { source, images, values }).map((words) => words.replace(/^(\S+ \S+): .*; /, '$1: '));

  test('of a payment switch: its storage class is accepted, or has to be the environment’s', () => {
    expect(answered(environment, chart20, paymentSwitch)).toEqual([
      'chart-value-undeclared chart.values.zookeeper.auth: remove it',
    ]);
    const { auth: _auth, ...servers } = paymentSwitch.zookeeper as Record<string, unknown>;
    const withoutAuth = { ...paymentSwitch, zookeeper: servers };
    expect(answered(environment, chart20, withoutAuth)).toEqual([]);
    const brokers = { ...environment.brokers, storageClass: 'fast' };
    expect(answered({ ...environment, brokers }, chart20, withoutAuth)).toEqual([
      "chart-values chart.values.persistence.storageClass: remove it, or write brokers.storageClass: 'ssd'",
      "chart-values chart.values.global.storageClass: remove it, or write brokers.storageClass: 'ssd'",
    ]);
  });

  test('of an error tracker: its topics are the environment’s to declare', () => {
    const { quorum, ...rest } = environment;
    const onKraft: Environment = { ...rest, metadataMode: 'kraft', quorum };
    expect(answered(onKraft, chart26, errorTracker)).toEqual([
      'chart-values chart.values.provisioning.enabled: remove it, and declare its topics as topics of the environment',
    ]);
    const { provisioning: _provisioning, ...values } = errorTracker;
    expect(answered(onKraft, chart26, values)).toEqual([]);
  });

  test('of a small cluster: names and listeners that are as they would be anyway are accepted', () => {
    const onKraft: Environment = { ...environment, metadataMode: 'kraft' };
    expect(answered(onKraft, chart32, smallCluster)).toEqual([
      'chart-value-undeclared chart.values.kraft: remove it',
      "chart-values chart.values.controller.persistence.size: remove it, or write quorum.storage: '1Gi'",
      'chart-values chart.values.controller.minId: remove it',
      'chart-values chart.values.listeners.advertisedListeners: remove it: the chart sets the listeners, externalAccess and security.clients.protocol what they are',
    ]);
  });
});

/** The StatefulSet of the brokers as synthesis renders it. */
function renderedSet(environment: Environment): string {
  const [declared] = loadEnvironments({ environments: [environment], variables: {}, only: [] });
  const chart = new Chart(new App(), 'chart', { disableResourceNameHashes: true });
  new KafkaCluster(chart, 'kafka', declared as DeclaredEnvironment);
  const objects: { kind: string; metadata: { name: string } }[] = chart.toJson();
  return JSON.stringify(
    objects.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'kafka'),
  );
}
