import { strict as assert } from 'node:assert';
import { named, type Server, serverOf } from '../../__tests__/foreign-charts/servers';
import { mayConnect, type Pod } from '../../__tests__/security/network';
import type { Any } from '../../__tests__/security/objects';
import type { ClientProtocol, DeclaredEnvironment, MetadataMode } from '../../lib';
import { environmentApp } from '../../lib/output/environment-app';
import { environmentFor, isRestricted, loaded } from './look';

/** What a secured environment becomes with a chart: in a few words what came out, or why it is refused. */
export function securedLookedAt(
  archive: string,
  metadataMode: MetadataMode,
  protocol: ClientProtocol,
): string {
  const user = { name: 'shop', purpose: 'orders', password: { secret: 'shop', key: 'password' } };
  const environment = loaded({
    ...environmentFor(archive, metadataMode),
    // No matter of security, and more than charts before 16 can do with ZooKeeper.
    maxUnavailable: undefined,
    security: {
      certificates: { from: 'cert-manager' },
      clients: { protocol },
      users: protocol === 'SSL' ? [] : [user],
    },
  });
  if (typeof environment === 'string') return environment;
  const objects = synthesized(environment);
  assert.deepEqual(synthesized(environment), objects, 'a second synthesis is the same');

  const sets = objects.filter(({ kind }) => kind === 'StatefulSet').map(({ metadata }) => metadata.name);
  const quorumName = sets.find((name) => /-(zookeeper|controller)$/.test(name));
  const brokersName = sets.find((name) => name !== quorumName) as string;
  const brokers = serverOf(objects, brokersName);
  const quorum = quorumName === undefined ? undefined : serverOf(objects, quorumName);
  areBrokers(brokers, metadataMode, protocol, quorum !== undefined);
  if (quorum) (metadataMode === 'zookeeper' ? areZooKeepers : areControllers)(quorum);
  haveCertificates(objects, brokers, quorumName, quorum);
  areRun(objects, brokersName, brokers, metadataMode === 'zookeeper' ? quorum : undefined);
  mayConnectAsDeclared(objects, brokers, quorum, metadataMode);
  haveJobs(objects, brokersName);
  return sets.map((name) => `${name} with ${serverOf(objects, name).secrets.join(' and ')}`).join(', ');
}

function synthesized(environment: DeclaredEnvironment): Any[] {
  return environmentApp(environment).charts.flatMap((chart) => chart.toJson());
}

function has(server: Server, expected: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(expected)) assert.equal(server.properties[name], value, name);
}

function areBrokers(
  brokers: Server,
  metadataMode: MetadataMode,
  protocol: ClientProtocol,
  dedicated: boolean,
): void {
  const isZooKeeper = metadataMode === 'zookeeper';
  const controllers = !isZooKeeper && dedicated ? ';User:CN=kafka-controller' : '';
  has(brokers, {
    'allow.everyone.if.no.acl.found': 'false',
    'authorizer.class.name': isZooKeeper
      ? 'kafka.security.authorizer.AclAuthorizer'
      : 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'listener.name.internal.ssl.client.auth': 'required',
    'listener.security.protocol.map': `CLIENT:${protocol},INTERNAL:SSL${isZooKeeper ? '' : ',CONTROLLER:SSL'}`,
    'super.users': `User:CN=kafka-broker${controllers};User:CN=kafka-admin`,
    'ssl.keystore.type': 'PEM',
    'ssl.truststore.type': 'PEM',
    ...(protocol === 'SSL'
      ? { 'listener.name.client.ssl.client.auth': 'required' }
      : { 'listener.name.client.sasl.enabled.mechanisms': 'SCRAM-SHA-512' }),
    ...(isZooKeeper ? { 'zookeeper.ssl.client.enable': 'true', 'zookeeper.set.acl': 'true' } : {}),
  });
  if (isZooKeeper)
    assert.match(brokers.properties['zookeeper.connect'] ?? '', /^(kafka-zookeeper-\d\.\S+:2182,?){3}$/);
  assert.match(brokers.properties.listeners ?? '', /CLIENT:\/\/:9092/);
  assert.match(brokers.properties.listeners ?? '', /INTERNAL:\/\/:9093/);
}

function areControllers(controllers: Server): void {
  has(controllers, {
    listeners: 'CONTROLLER://:9094',
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'listener.name.controller.ssl.client.auth': 'required',
    'super.users': 'User:CN=kafka-broker;User:CN=kafka-controller;User:CN=kafka-admin',
    'ssl.keystore.type': 'PEM',
  });
  assert.match(controllers.properties['listener.security.protocol.map'] ?? '', /CONTROLLER:SSL/);
}

function areZooKeepers(servers: Server): void {
  has(servers, {
    clientPortAddress: '127.0.0.1',
    secureClientPort: '2182',
    sslQuorum: 'true',
    'ssl.clientAuth': 'need',
    'ssl.quorum.clientAuth': 'need',
  });
  assert.doesNotMatch(
    servers.properties['server.1'] ?? ';',
    /;/,
    'a server has a port for clients of its own',
  );
}

/** Every server mounts a certificate that is made, with the names by which others are told to reach it. */
function haveCertificates(objects: Any[], brokers: Server, quorumName?: string, quorum?: Server): void {
  assert.deepEqual(brokers.secrets, ['kafka-broker-tls']);
  if (quorum) assert.deepEqual(quorum.secrets, [`${quorumName}-tls`]);
  const hosts = JSON.stringify(objects).match(
    /kafka[a-z-]*-\d\.kafka[a-z-]*-headless\.learnflow\.svc\.cluster\.local/g,
  );
  assert.ok(hosts && hosts.length > 2, 'there are addresses');
  for (const host of hosts) {
    const certificate = quorumName && host.startsWith(`${quorumName}-`) ? quorumName : 'kafka-broker';
    const { dnsNames } = named(objects, 'Certificate', certificate).spec;
    assert.ok(dnsNames.includes(`*${host.slice(host.indexOf('.'))}`), `${host} is not in ${certificate}`);
  }
  const secrets = objects.filter(({ kind }) => kind === 'Secret').map(({ metadata }) => metadata.name);
  assert.deepEqual(
    secrets.filter((name) => !/^kafka-kraft-(ids|cluster-id)$/.test(name)),
    [],
  );
}

/** Where something is to run behind an entrypoint, the entrypoint runs it; nobody is asked for passwords. */
function areRun(objects: Any[], brokersName: string, brokers: Server, zookeepers?: Server): void {
  for (const { pods } of [brokers, ...(zookeepers ? [zookeepers] : [])]) {
    isRestricted(brokersName, pods.spec);
    const [container] = pods.spec.containers;
    const script = container.volumeMounts.find((it: Any) => it.mountPath === '/run.sh');
    const scripts = objects.filter(({ kind }) => kind === 'ConfigMap');
    if (script) assert.match(JSON.stringify([container, scripts]), /exec \/entrypoint\.sh \/run\.sh/);
    assert.doesNotMatch(JSON.stringify(container.env), /SASL|SSL|PASSWORD/);
    const paths = container.volumeMounts.map((it: Any) => it.mountPath);
    assert.equal(new Set(paths).size, paths.length, 'two volumes in one place');
    const volumes = pods.spec.volumes.map((it: Any) => it.name);
    assert.equal(new Set(volumes).size, volumes.length, 'two volumes of one name');
    assert.equal(pods.spec.securityContext.fsGroup !== undefined, true, 'the Secret is readable');
  }
}

function mayConnectAsDeclared(
  objects: Any[],
  brokers: Server,
  quorum: Server | undefined,
  metadataMode: MetadataMode,
): void {
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const own = ({ pods }: Server): Pod => ({ namespace: 'learnflow', labels: pods.metadata.labels });
  const client = { namespace: 'learnflow', labels: { 'cdk8s-kafka/client': 'true' } };
  const open = (from: Pod, to: Pod) =>
    [2181, 2182, 2888, 3888, 8080, 9092, 9093, 9094].filter((port) => mayConnect(policies, from, to, port));
  const isZooKeeper = metadataMode === 'zookeeper';
  assert.deepEqual(open(client, own(brokers)), [9092]);
  assert.deepEqual(open(own(brokers), own(brokers)), quorum ? [9093] : [9093, 9094]);
  if (!quorum) return;
  assert.deepEqual(open(own(brokers), own(quorum)), isZooKeeper ? [2182] : [9094]);
  assert.deepEqual(open(own(quorum), own(quorum)), isZooKeeper ? [2888, 3888] : [9094]);
  assert.deepEqual(open(client, own(quorum)), []);
}

function haveJobs(objects: Any[], brokersName: string): void {
  const { serviceName } = named(objects, 'StatefulSet', brokersName).spec;
  for (const { spec } of objects.filter(({ kind }) => kind === 'Job')) {
    const [{ env }] = spec.template.spec.containers;
    const { value } = env.find((it: Any) => it.name === 'BOOTSTRAP_SERVERS');
    assert.match(
      value,
      new RegExp(`^(${brokersName}-\\d\\.${serviceName}\\.learnflow\\.svc\\.cluster\\.local:9093,?){3}$`),
    );
    assert.ok(spec.template.spec.volumes.some((it: Any) => it.secret?.secretName === 'kafka-admin-tls'));
  }
}
