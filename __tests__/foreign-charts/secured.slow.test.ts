import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { prod } from '../../environments/prod';
import { type ClientProtocol, type DeclaredEnvironment, type Environment, loadEnvironments } from '../../lib';
import type { ChartPlan } from '../../lib/charts/plan';
import { planOf } from '../../lib/charts/plan-of';
import { quorumDnsNames } from '../../lib/security/server-names';
import { mayConnect, type Pod } from '../security/network';
import { type Any, objectsOf } from '../security/objects';
import { temporaryFolder } from '../temporary-folder';
import { cloudPiratesChart } from './cloudpirates-chart';
import { flatChart } from './flat-chart';
import { packed } from './packed';
import { rolesChart } from './roles-chart';
import { named, serverOf } from './servers';

const chart20 = temporaryFolder(flatChart('20.0.0', '3.3.1', false));
const chart23 = temporaryFolder(flatChart('23.0.7', '3.5.1', true));
const chart26 = temporaryFolder(rolesChart('26.11.4', '3.6.1', true));
const chart32 = temporaryFolder(rolesChart('32.4.3', '4.0.0', false));
const cloudPirates = temporaryFolder(cloudPiratesChart());

const zookeeper: Environment = {
  ...prod,
  topics: [],
  security: {
    certificates: { from: 'cert-manager' },
    users: [{ name: 'shop', purpose: 'orders', password: { secret: 'shop', key: 'password' } }],
    network: { monitoringNamespace: 'monitoring' },
  },
};
const kraft: Environment = { ...zookeeper, metadataMode: 'kraft' };
const combined: Environment = { ...kraft, spread: undefined };

function synthesized(environment: Environment, chart: string): Any[] {
  return objectsOf(secured(environment, chart, 'SASL_SSL'));
}

/** What comes before rendering, which takes its time. */
function planned(environment: Environment, chart: string, protocol: ClientProtocol = 'SASL_SSL') {
  const environments = [secured(environment, chart, protocol)];
  const [declared] = loadEnvironments({ environments, variables: {}, only: [] });
  return { declared, plan: planOf(declared as DeclaredEnvironment) as ChartPlan };
}

function secured(environment: Environment, chart: string, protocol: ClientProtocol): Environment {
  const { security } = environment;
  const users = protocol === 'SSL' ? [] : security?.users;
  const acknowledge = [{ rule: 'sasl-without-tls', reason: 'the mesh encrypts' }];
  return {
    ...environment,
    chart,
    acknowledge: protocol === 'SASL_PLAINTEXT' ? acknowledge : [],
    security: security && { ...security, users, clients: { protocol } },
  };
}

const bitnamiStores = ['/etc/stores/keystore.pem', '/etc/stores/truststore.pem'];
const cloudPiratesStores = ['/opt/kafka/tls-runtime/keystore.pem', '/mnt/kafka/certs/ca.crt'];
const aclAuthorizer = 'kafka.security.authorizer.AclAuthorizer';
const standardAuthorizer = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer';

interface Expected {
  readonly brokers: string;
  readonly quorum?: string;
  readonly stores: string[];
}

const flat: Expected = { brokers: 'kafka', quorum: 'kafka-zookeeper', stores: bitnamiStores };
const alone: Expected = { brokers: 'kafka', stores: bitnamiStores };
const roles: Expected = { ...flat, brokers: 'kafka-broker' };

const cases: [string, string, Environment, Expected][] = [
  ['20 with ZooKeeper', chart20, zookeeper, flat],
  ['23 with KRaft', chart23, kraft, alone],
  ['26 with ZooKeeper', chart26, zookeeper, roles],
  ['26 with KRaft', chart26, kraft, { ...roles, quorum: 'kafka-controller' }],
  ['32', chart32, kraft, { ...roles, quorum: 'kafka-controller' }],
  ["CloudPirates'", cloudPirates, combined, { ...alone, stores: cloudPiratesStores }],
];

describe.each(cases)('chart %s, secured', (_, chart, environment, expected) => {
  const objects = synthesized(environment, chart);
  const isZooKeeper = environment.metadataMode === 'zookeeper';
  const brokers = serverOf(objects, expected.brokers);
  const quorum = expected.quorum === undefined ? undefined : serverOf(objects, expected.quorum);
  const jobs = objects.filter(({ kind }) => kind === 'Job');

  test('brokers are a super user to each other by certificate, and let in whom an ACL lets in', () => {
    const controllers = quorum && !isZooKeeper ? ['User:CN=kafka-controller'] : [];
    expect(brokers.properties).toMatchObject({
      'allow.everyone.if.no.acl.found': 'false',
      'authorizer.class.name': isZooKeeper ? aclAuthorizer : standardAuthorizer,
      'listener.security.protocol.map': `CLIENT:SASL_SSL,INTERNAL:SSL${isZooKeeper ? '' : ',CONTROLLER:SSL'}`,
      'listener.name.internal.ssl.client.auth': 'required',
      'listener.name.client.ssl.client.auth': 'none',
      'listener.name.client.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
      'listener.name.client.scram-sha-512.sasl.jaas.config':
        'org.apache.kafka.common.security.scram.ScramLoginModule required;',
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': expected.stores[0],
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': expected.stores[1],
      'super.users': ['User:CN=kafka-broker', ...controllers, 'User:CN=kafka-admin'].join(';'),
    });
  });

  test('the metadata is reached with certificates alone', () => {
    if (isZooKeeper) {
      const hosts = [0, 1, 2].map(
        (it) => `kafka-zookeeper-${it}.kafka-zookeeper-headless.learnflow.svc.cluster.local`,
      );
      expect(brokers.properties).toMatchObject({
        'zookeeper.connect': hosts.map((host) => `${host}:2182`).join(','),
        'zookeeper.clientCnxnSocket': 'org.apache.zookeeper.ClientCnxnSocketNetty',
        'zookeeper.set.acl': 'true',
        'zookeeper.ssl.client.enable': 'true',
        'zookeeper.ssl.keystore.location': bitnamiStores[0],
        'zookeeper.ssl.truststore.location': bitnamiStores[1],
      });
      expect(quorum?.properties).toMatchObject({
        'admin.serverAddress': '127.0.0.1',
        clientPortAddress: '127.0.0.1',
        secureClientPort: '2182',
        sslQuorum: 'true',
        'ssl.clientAuth': 'need',
        'ssl.quorum.clientAuth': 'need',
        'ssl.keyStore.location': bitnamiStores[0],
        'ssl.quorum.trustStore.location': bitnamiStores[1],
        'server.3': `${hosts[2]}:2888:3888`,
      });
      return;
    }
    for (const { properties } of [brokers, ...(quorum ? [quorum] : [])]) {
      expect(properties).toMatchObject({
        'authorizer.class.name': standardAuthorizer,
        'allow.everyone.if.no.acl.found': 'false',
        'listener.name.controller.ssl.client.auth': 'required',
        'listener.security.protocol.map': expect.stringContaining('CONTROLLER:SSL'),
        'ssl.keystore.location': expected.stores[0],
        'super.users': brokers.properties['super.users'],
      });
    }
    expect((quorum ?? brokers).properties.listeners).toContain('CONTROLLER://:9094');
  });

  test('servers and Jobs have each their own certificate, which is made for them', () => {
    expect(brokers.secrets).toEqual(['kafka-broker-tls']);
    if (quorum) expect(quorum.secrets).toEqual([`${expected.quorum}-tls`]);
    expect(jobs.map(({ metadata }) => metadata.name.replace(/-[0-9a-f]{10}$/, ''))).toEqual([
      'kafka-topics',
      'kafka-users',
    ]);
    for (const { spec } of jobs) {
      const mounted = spec.template.spec.volumes.flatMap(({ secret }: Any) => secret?.secretName ?? []);
      expect(mounted).toEqual(['kafka-admin-tls']);
    }
    const made = objects.filter(({ kind, spec }) => kind === 'Certificate' && !spec.isCA);
    expect(made.map(({ spec }) => spec.secretName).sort()).toEqual(
      ['kafka-admin-tls', 'kafka-broker-tls', ...(quorum ? [`${expected.quorum}-tls`] : [])].sort(),
    );
  });

  test('every address that anybody is given is in the certificate of who answers there', () => {
    const hosts = JSON.stringify(objects).match(
      /kafka[a-z-]*-\d\.kafka[a-z-]*-headless\.learnflow\.[a-z.]+/g,
    );
    expect(new Set(hosts).size).toBeGreaterThanOrEqual(3);
    for (const host of hosts ?? []) {
      const isQuorum = expected.quorum !== undefined && host.startsWith(`${expected.quorum}-`);
      const { spec } = named(objects, 'Certificate', isQuorum ? expected.quorum : 'kafka-broker');
      expect([host, spec.dnsNames]).toEqual([
        host,
        expect.arrayContaining([`*${host.slice(host.indexOf('.'))}`]),
      ]);
    }
    const { spec } = named(objects, 'Certificate', 'kafka-broker');
    expect(spec.dnsNames).toContain('kafka.learnflow.svc.cluster.local');
  });

  test('Jobs reach brokers on the listener for administration', () => {
    expect(brokers.properties.listeners).toMatch(/INTERNAL:\/\/:9093(,|$)/);
    const { serviceName } = named(objects, 'StatefulSet', expected.brokers).spec;
    const addresses = [0, 1, 2].map(
      (it) => `${expected.brokers}-${it}.${serviceName}.learnflow.svc.cluster.local:9093`,
    );
    for (const { spec } of jobs) {
      const { env } = spec.template.spec.containers[0];
      expect(env).toContainEqual({ name: 'BOOTSTRAP_SERVERS', value: addresses.join(',') });
      expect(env).toContainEqual({ name: 'COMMAND_CONFIG', value: expect.any(String) });
    }
  });

  test('these and no others may connect', () => {
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
    const own = (pods: Any): Pod => ({ namespace: 'learnflow', labels: pods.metadata.labels });
    const servers = { brokers: own(brokers.pods), ...(quorum ? { quorum: own(quorum.pods) } : {}) };
    const all: Record<string, Pod> = {
      ...servers,
      job: own(jobs[0]?.spec.template),
      client: { namespace: 'learnflow', labels: { 'cdk8s-kafka/client': 'true' } },
      'somebody else': { namespace: 'learnflow', labels: { 'app.kubernetes.io/name': 'kafka' } },
      monitoring: { namespace: 'monitoring', labels: {} },
    };
    const ports = [2181, 2182, 2888, 3888, 8080, 9092, 9093, 9094, 9095];
    const connections = Object.entries(all).flatMap(([from, pod]) =>
      Object.entries(servers).flatMap(([to, server]) => {
        const open = ports.filter((port) => mayConnect(policies, pod, server, port));
        return open.length > 0 ? [`${from} → ${to}: ${open.join(' ')}`] : [];
      }),
    );
    expect(connections).toEqual([
      `brokers → brokers: 9093${quorum ? '' : ' 9094'}`,
      ...(quorum ? [`brokers → quorum: ${isZooKeeper ? '2182' : '9094'}`] : []),
      ...(quorum ? [`quorum → quorum: ${isZooKeeper ? '2888 3888' : '9094'}`] : []),
      'job → brokers: 9093',
      'client → brokers: 9092',
      'monitoring → brokers: 9093',
    ]);
    const elsewhere = { namespace: 'kube-system', labels: {} };
    for (const pod of Object.values(servers)) expect(mayConnect(policies, pod, elsewhere, 53)).toBe(true);
  });

  test('nothing secret is rendered', () => {
    const secrets = objects.filter(({ kind }) => kind === 'Secret').map(({ metadata }) => metadata.name);
    expect(secrets.filter((name) => !/^kafka-kraft-(cluster-id|ids)$/.test(name))).toEqual([]);
  });

  test('pods are let into a namespace with Pod Security restricted, and volumes do not collide', () => {
    for (const { pods } of [brokers, ...(quorum ? [quorum] : [])]) {
      const { initContainers = [], volumes } = pods.spec;
      for (const { securityContext } of initContainers) {
        expect(securityContext).toMatchObject({
          runAsNonRoot: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          seccompProfile: { type: 'RuntimeDefault' },
        });
      }
      const names = volumes.map(({ name }: Any) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

test.each([
  ['SSL', { map: 'CLIENT:SSL,INTERNAL:SSL,CONTROLLER:SSL', certificate: 'required', mechanism: undefined }],
  [
    'SASL_PLAINTEXT',
    {
      map: 'CLIENT:SASL_PLAINTEXT,INTERNAL:SSL,CONTROLLER:SSL',
      certificate: undefined,
      mechanism: 'SCRAM-SHA-512',
    },
  ],
] as const)('clients may connect with %s', (protocol, expected) => {
  const { broker, listeners } = planned(kraft, chart32, protocol).plan.values as Any;
  expect({
    map: listeners.securityProtocolMap,
    certificate: broker.overrideConfiguration['listener.name.client.ssl.client.auth'],
    mechanism: broker.overrideConfiguration['listener.name.client.sasl.enabled.mechanisms'],
  }).toEqual(expected);
});

test('where the image writes the configuration, what is secure is added behind it, and pods follow a change', () => {
  const objects = synthesized(zookeeper, chart20);
  for (const [name, program] of [
    ['kafka', 'kafka-server-start.sh'],
    ['kafka-zookeeper', 'zkServer.sh'],
  ] as const) {
    const { pods } = serverOf(objects, name);
    expect(pods.spec.containers[0].volumeMounts).toContainEqual(
      expect.objectContaining({ mountPath: '/run.sh', subPath: 'run.sh' }),
    );
    const { configMap } = pods.spec.volumes.find((it: Any) => it.name === 'secured');
    expect(configMap.defaultMode).toBe(0o555);
    expect(named(objects, 'ConfigMap', configMap.name).data['run.sh']).toMatch(
      new RegExp(`cat /etc/secured/[a-z.]+ >> .*\\nexec .*${program}`),
    );
  }
  const { metadata, spec } = serverOf(objects, 'kafka').pods;
  const annotations = (protocol: ClientProtocol) =>
    planned(zookeeper, chart20, protocol).plan.values.podAnnotations;
  expect(metadata.annotations).toEqual(annotations('SASL_SSL'));
  expect(metadata.annotations).not.toEqual(annotations('SSL'));
  const { env } = spec.containers[0];
  // What the entrypoint would take for its own business.
  expect(JSON.stringify(env)).not.toMatch(/SSL|SASL/);
});

test('a controller that installs the chart is given what the pods need besides', () => {
  const archive = path.join(temporaryFolder(), 'kafka-20.0.0.tgz');
  writeFileSync(archive, packed(flatChart('20.0.0', '3.3.1', false)));
  const objects = synthesized({ ...zookeeper, delivery: 'helm-chart' }, archive);
  const { valuesContent } = named(objects, 'HelmChart', 'kafka').spec;
  for (const name of ['kafka-secured', 'kafka-zookeeper-secured']) {
    expect(named(objects, 'ConfigMap', name).metadata.namespace).toBe('learnflow');
    expect(valuesContent).toContain(`name: ${name}\n`);
  }
});

test('names of a release that is called otherwise are those that the chart gives', () => {
  const { declared, plan } = planned({ ...zookeeper, releaseName: 'events' }, chart20);
  expect(quorumDnsNames(declared as DeclaredEnvironment)).toContain(
    '*.events-zookeeper-headless.learnflow.svc.cluster.local',
  );
  expect(named(plan.objects, 'ConfigMap', 'events-kafka-secured').data['server.properties']).toContain(
    'zookeeper.connect=events-zookeeper-0.events-zookeeper-headless.learnflow.svc.cluster.local:2182,',
  );
});
