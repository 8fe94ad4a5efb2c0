import { writeFileSync } from 'node:fs';
import { prod } from '../../environments/prod';
import { type Environment, type KafkaChart, reviewEnvironments } from '../../lib';
import { temporaryFolder } from '../temporary-folder';
import { cloudPiratesChart } from './cloudpirates-chart';
import { flatChart } from './flat-chart';
import { found } from './found';
import { packed } from './packed';
import { rolesChart } from './roles-chart';

const chart20 = temporaryFolder(flatChart('20.0.0', '3.3.1', false));
const chart22 = temporaryFolder(flatChart('22.1.6', '3.4.1', true));
const chart26 = temporaryFolder(rolesChart('26.11.4', '3.6.1', true));
const chart32 = temporaryFolder(rolesChart('32.4.3', '4.0.0', false));
const cloudPirates = temporaryFolder(cloudPiratesChart());

const { security, production: _, ...unsecured } = prod;
const zookeeper: Environment = { ...unsecured, topics: [] };
const kraft: Environment = { ...zookeeper, metadataMode: 'kraft' };

test('the embedded chart has nothing to be said about', () => {
  expect(found(zookeeper)).toEqual([]);
  expect(found(kraft, 'embedded')).toEqual([]);
});

test("Bitnami's charts run images that nobody patches, which can be acknowledged", () => {
  expect(found(zookeeper, chart20)).toEqual([
    "bitnami-legacy-image chart.images: runs docker.io/bitnamilegacy/kafka:3.3.1-debian-11-r19 and docker.io/bitnamilegacy/zookeeper:3.8.0-debian-11-r56: Bitnami's images of before August 2025, which are no longer patched; write images: { kafka: '…' } with an image that is built for the chart, choose another chart, or acknowledge it",
  ]);
  const acknowledge = [{ rule: 'bitnami-legacy-image', reason: 'until the move to KRaft' }];
  const { findings } = reviewEnvironments({
    environments: [{ ...zookeeper, chart: chart20, acknowledge }],
    only: [],
    variables: {},
  });
  expect(findings.find(({ rule }) => rule === 'bitnami-legacy-image')?.acknowledged).toBe(
    'until the move to KRaft',
  );
});

const images = { kafka: 'registry.example.com/kafka:1', zookeeper: 'registry.example.com/zookeeper:1' };

describe('what a chart cannot do is refused before it is rendered', () => {
  test.each([
    [
      'KRaft before 22',
      chart20,
      kraft,
      /^chart-can-do metadataMode: .*KRaft begins with 22\.0\.0; write 'zookeeper'/,
    ],
    [
      'ZooKeeper in 32',
      chart32,
      zookeeper,
      /^chart-can-do metadataMode: .*Kafka 4 has no ZooKeeper; write 'kraft'/,
    ],
    [
      "ZooKeeper in CloudPirates'",
      cloudPirates,
      { ...zookeeper, spread: undefined },
      /^chart-can-do metadataMode: /,
    ],
    [
      "zones in CloudPirates'",
      cloudPirates,
      kraft,
      /^chart-can-do spread\.zones: cannot be had from this chart/,
    ],
    [
      'other controllers than brokers in 22',
      chart22,
      { ...kraft, quorum: { replicas: 5, storage: '5Gi' } },
      /^chart-can-do quorum\.replicas: .*; write 3, or/,
    ],
    [
      'configs of single listeners',
      chart26,
      { ...kraft, brokers: { ...kraft.brokers, config: { 'listener.name.client.max.connections': 9 } } },
      /^chart-can-do brokers\.config\.listener\.name\.client\.max\.connections: names a listener of the embedded chart; /,
    ],
  ])('%s', (_, source, environment, expected) => {
    const refused = found(environment as Environment, { source, images }).filter((it) =>
      it.startsWith('chart-can-do'),
    );
    expect(refused).toEqual([expect.stringMatching(expected)]);
  });

  test('a version that Bitnami released broken', () => {
    const source = temporaryFolder(rolesChart('29.0.2', '3.7.0', true));
    expect(found(kraft, { source, images })).toEqual([
      'chart-can-do chart: is chart 29.0.2, which cannot render brokers; choose another version',
    ]);
  });

  test('a chart from before 11, and a chart of somebody else', () => {
    const { 'values.yaml': values = '', ...others } = flatChart('10.3.3', '2.5.0', false);
    const old = temporaryFolder({
      ...others,
      'values.yaml': values.replace(/^auth: .*/m, 'auth: { enabled: false }'),
    });
    expect(found(zookeeper, { source: old, images })).toContainEqual(
      expect.stringMatching(/^chart-can-do chart: is chart 10\.3\.3, whose values are none of those/),
    );
    const strangers = temporaryFolder({ 'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n' });
    expect(found(zookeeper, strangers)).toEqual([
      expect.stringMatching(
        /^chart-usable chart: is the chart shop 1\.0\.0, of whose values nothing is known; .*adapter/,
      ),
    ]);
  });
});

describe('security', () => {
  const source = { source: chart20, images };
  const secured: Environment = { ...zookeeper, security };
  const refused = (environment: Environment, chart: KafkaChart) =>
    found(environment, chart).filter((it) => !/^chart-(renews|has)/.test(it));

  test('is had from every kind of chart, whose pods have to be restarted for a renewed certificate', () => {
    const restart =
      /^chart-renews-certificates security\.certificates: is read by the pods of this chart when they start, .*kubectl rollout restart -n learnflow/;
    for (const chart of [chart20, chart22, chart26]) {
      expect(found(secured, { source: chart, images })).toEqual([expect.stringMatching(restart)]);
    }
    const securedKraft = { ...secured, metadataMode: 'kraft' as const };
    expect(found(securedKraft, { source: chart32, images })).toEqual([expect.stringMatching(restart)]);
    expect(found({ ...securedKraft, spread: undefined }, cloudPirates)).toEqual([
      expect.stringContaining('chart-has-meaning quorum.storage'),
      expect.stringMatching(restart),
    ]);
    expect(found(secured)).toEqual([]);
  });

  test('fails where Kafka reads no PEM certificates, or keeps no passwords without ZooKeeper', () => {
    const chart12 = temporaryFolder(flatChart('12.0.0', '2.6.0', false));
    expect(refused(secured, { source: chart12, images })).toEqual([
      expect.stringMatching(
        /^chart-can-do security: .*, whose Kafka 2\.6\.0 reads no PEM certificates: 2\.7 was the first; choose a newer chart$/,
      ),
    ]);
    const { quorum: _, ...rest } = secured;
    const onKraft: Environment = { ...rest, metadataMode: 'kraft' };
    expect(refused(onKraft, { source: chart22, images })).toEqual([
      expect.stringMatching(
        /^chart-can-do security\.clients\.protocol: .*, whose Kafka 3\.4\.1 keeps no SCRAM passwords .*; write 'SSL', /,
      ),
    ]);
    const withCertificates = {
      ...onKraft,
      security: { ...security, clients: { protocol: 'SSL' }, users: [] },
    };
    expect(refused(withCertificates as Environment, { source: chart22, images })).toEqual([]);
    // It has no KRaft at all, which is enough said.
    expect(refused(onKraft, source)).toEqual([expect.stringMatching(/^chart-can-do metadataMode: /)]);
  });

  test('fails with a chart that gives its pods no certificate', () => {
    const { 'values.yaml': values = '', ...others } = flatChart('13.0.0', '2.8.0', false);
    const old = temporaryFolder({ ...others, 'values.yaml': values.replace('initContainers: []\n', '') });
    expect(refused(secured, { source: old, images })).toEqual([
      expect.stringMatching(
        /^chart-can-do security\.certificates: cannot be had from .*, which has no value initContainers; /,
      ),
    ]);
  });

  test('fails with broker properties that it sets itself', () => {
    const config = { 'allow.everyone.if.no.acl.found': true, 'zookeeper.ssl.client.enable': false };
    const brokers = { ...secured.brokers, config };
    const expected = Object.keys(config).map((name) =>
      expect.stringContaining(`broker-config-reserved brokers.config.${name}: decides `),
    );
    expect(refused({ ...secured, brokers }, source)).toEqual(expected);
    expect(refused({ ...zookeeper, brokers }, source)).toEqual(expected);
  });
});

test('a ZooKeeper that the chart itself would not find is refused', () => {
  expect(found({ ...zookeeper, releaseName: 'zookeeper-kafka' }, { source: chart20, images })).toEqual([
    expect.stringMatching(
      /^chart-can-do releaseName: .* name ZooKeeper zookeeper-kafka and look for zookeeper-kafka-zookeeper; /,
    ),
  ]);
});

test('what has no meaning with a chart is said', () => {
  expect(found(kraft, { source: chart22, images })).toEqual([
    expect.stringMatching(
      /^chart-has-meaning quorum\.storage: has no meaning with this chart: .* one volume of 450Gi/,
    ),
  ]);
  const secret = (name: string) => ({ secret: name, subject: `CN=${name}` });
  const certificates = {
    from: 'secrets',
    broker: secret('b'),
    quorum: secret('q'),
    admin: secret('a'),
  } as const;
  const clients = { protocol: 'SSL' } as const;
  expect(
    found({ ...kraft, security: { certificates, clients } }, { source: chart22, images }),
  ).toContainEqual(
    expect.stringMatching(/^chart-has-meaning security\.certificates\.quorum: .* with the certificate b; /),
  );
});

test('a packed chart is read like its folder', () => {
  const folder = temporaryFolder();
  const archive = `${folder}/kafka-20.0.0.tgz`;
  writeFileSync(archive, packed(flatChart('20.0.0', '3.3.1', false)));
  expect(found(zookeeper, archive)).toEqual(found(zookeeper, chart20));
});

test.each([
  ['bitnami/kafka', /chart: is no chart; write 'bitnami\/kafka:20\.0\.0'/],
  [{ source: { oci: 'oci://a.example/kafka' } }, /chart\.source: is no chart/],
  [
    { source: chart20, images: { kafka: 'kafka' } },
    /chart\.images\.kafka: is not valid; write an image with its tag or digest/,
  ],
  [{ source: chart20, hook: 'drop' }, /chart\.hook: is not a known field; did you mean hooks\?/],
  [{ source: chart20, secrets: 'yes' }, /chart\.secrets: is not one of the choices/],
  [`${chart20}/nowhere`, /chart-usable chart: is no folder with a Chart\.yaml/],
  ['./nowhere.tgz', /chart-usable chart: is no file/],
])('%j is refused', (chart, expected) => {
  // That the chart's images are old has nothing to do with it.
  const findings = found(zookeeper, chart as never).filter((it) => !it.startsWith('bitnami-legacy-image'));
  expect(findings).toEqual([expect.stringMatching(expected)]);
});
