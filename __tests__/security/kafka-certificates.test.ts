import { prod } from '../../environments/prod';
import { staging } from '../../environments/staging';
import type { Environment } from '../../lib';
import { type Any, objectsOf } from './objects';

const secured = (environment: Environment): Environment => ({
  ...environment,
  releaseName: 'events-kafka',
  namespace: 'shop',
  security: { certificates: { from: 'cert-manager' } },
});

describe.each([secured(prod), secured(staging)])('in $metadataMode mode', (environment) => {
  const objects = objectsOf(environment);
  const certificates = objects.filter(({ kind }) => kind === 'Certificate');
  const matches = (name: string, host: string) =>
    name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1));

  /** The certificate in the Secret that a workload mounts. */
  const certificateOf = (kind: string, name: RegExp): Any => {
    const workload = objects.find((it) => it.kind === kind && name.test(it.metadata.name));
    const { secret } = workload.spec.template.spec.volumes.find((it: Any) => it.secret);
    return certificates.find(({ spec }) => spec.secretName === secret.secretName);
  };

  test('every address that anybody is given is in the certificate of who answers there', () => {
    const text = JSON.stringify(objects);
    const hosts = [
      ...text.matchAll(/[a-z0-9@_A-Z-]+\.events-kafka[a-z-]*-headless\.shop\.svc\.cluster\.local/g),
    ].map(([host]) => host.replace('@POD_NAME@', 'events-kafka-0'));
    expect(hosts.length).toBeGreaterThan(9);
    const brokers = certificateOf('StatefulSet', /^events-kafka$/);
    const quorum = certificateOf('StatefulSet', /^events-kafka-(zookeeper|controller)$/);
    for (const host of hosts) {
      const names = /kafka-(zookeeper|controller)/.test(host) ? quorum.spec.dnsNames : brokers.spec.dnsNames;
      expect([host, names.some((name: string) => matches(name, host))]).toEqual([host, true]);
    }
  });

  test('every name of the Services is in the certificate of the brokers', () => {
    const names: string[] = certificateOf('StatefulSet', /^events-kafka$/).spec.dnsNames;
    for (const service of ['events-kafka', 'events-kafka-headless']) {
      for (const tail of ['', '.shop', '.shop.svc', '.shop.svc.cluster.local'])
        expect(names).toContain(service + tail);
    }
    expect(names).toContain('localhost');
  });

  test('every server and Job mounts a certificate that is made, with a key that Kafka reads', () => {
    for (const workload of objects.filter(({ kind }) => ['StatefulSet', 'Job'].includes(kind))) {
      const { spec } = certificateOf(workload.kind, new RegExp(`^${workload.metadata.name}$`));
      expect(spec.privateKey).toMatchObject({ encoding: 'PKCS8', rotationPolicy: 'Always' });
      expect(spec.usages).toContain('client auth');
    }
  });

  test('super users are who has the certificates of brokers, controllers and Jobs', () => {
    const { data } = objects.find(({ metadata }) => metadata.name === 'events-kafka-config');
    const [, users] = /^super\.users=(.*)$/m.exec(data['server.properties']) as RegExpExecArray;
    const expected = [
      certificateOf('StatefulSet', /^events-kafka$/),
      ...(environment.metadataMode === 'kraft'
        ? [certificateOf('StatefulSet', /^events-kafka-controller$/)]
        : []),
      certificateOf('Job', /topics/),
    ];
    expect(users).toBe(expected.map(({ spec }) => `User:CN=${spec.commonName}`).join(';'));
  });
});

test('an issuer that exists signs, and no authority is made', () => {
  const objects = objectsOf({
    ...prod,
    security: {
      certificates: { from: 'cert-manager', issuer: { name: 'platform', kind: 'ClusterIssuer' } },
    },
  });
  expect(objects.filter(({ kind }) => kind === 'Issuer')).toEqual([]);
  const issuers = objects.filter(({ kind }) => kind === 'Certificate').map(({ spec }) => spec.issuerRef);
  expect(issuers).toEqual(
    Array(3).fill({ name: 'platform', kind: 'ClusterIssuer', group: 'cert-manager.io' }),
  );
});

test('hosts outside the cluster are in the certificate of the brokers, names as names and addresses as addresses', () => {
  const brokers = (hosts: string | string[]) =>
    objectsOf({
      ...prod,
      externalAccess: { type: 'NodePort', nodePort: 30000, hosts, allowedCidrs: ['203.0.113.0/24'] },
    }).find(({ kind, metadata }) => kind === 'Certificate' && metadata.name === 'kafka-broker').spec;
  const inside = objectsOf(prod).find(({ metadata }) => metadata.name === 'kafka-broker').spec;

  const pattern = brokers('kafka-{broker}.example.com');
  const names = ['kafka-0.example.com', 'kafka-1.example.com', 'kafka-2.example.com'];
  expect(pattern).toEqual({ ...inside, dnsNames: [...inside.dnsNames, ...names] });

  const list = brokers(['192.0.2.10', '192.0.2.10', 'kafka.example.com']);
  expect(list.dnsNames).toEqual([...inside.dnsNames, 'kafka.example.com']);
  expect(list.ipAddresses).toEqual(['192.0.2.10']);
});

test('where Secrets exist, nothing is asked of cert-manager', () => {
  expect(objectsOf(staging).filter(({ apiVersion }) => apiVersion.startsWith('cert-manager'))).toEqual([]);
});
