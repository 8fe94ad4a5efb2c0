import fc from 'fast-check';
import type { Environment } from '../lib';
import { reviewEnvironments } from '../lib';
import { soundVersions } from '../lib/environment/sound';
import { refuses } from '../lib/rules/finding';
import { placeOfFound } from '../lib/rules/look';

/** Names as odd as a DNS label allows. */
const labels = ['a', 'learnflow', 'a--b', 'x'.repeat(63), 'k8s-7', 'z0', '9-lives', 'kafka'];

/** The namespaces of all generated environments: few, so that a cluster can have them. */
export const generatedNamespaces: readonly string[] = labels.map((it) => `gate-${it}`.slice(0, 63));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const oneOf = <const T extends readonly unknown[]>(...values: T) => fc.constantFrom<T[number]>(...values);

/** Right values, and seldom wrong ones: a check that no longer refused one of these would let it through. */
const seldom = <T>(wrong: readonly T[], ...right: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom(...wrong) },
  );

const size = seldom(
  ['10gi', '0', '-1Gi', '100k'],
  '1Mi',
  '1.5Gi',
  '.5Ti',
  '1e9',
  '10Gi',
  '450Gi',
  '999G',
  '2P',
  '1024Mi',
  '4E',
);
const cpu = seldom(['0', '0.0001'], '1m', '500m', '0.5', '1', '1.5', '1e1', '64');
const memory = seldom(['64Mi', '8gi'], '128Mi', '1Gi', '1.5Gi', '2Gi', '4Gi', '0.25Ti', '1e9');

const topic = fc.record(
  {
    name: seldom(
      ['Ä', '__consumer_offsets'],
      'orders',
      '_schemas',
      '__debezium-heartbeat.inventory',
      '-',
      '..a',
      '0',
      'x'.repeat(249),
    ),
    purpose: oneOf('orders', '…', "it's: #1", '{{ .Values }}'),
    partitions: oneOf(1, 3, 100),
    replicationFactor: seldom([9], 1, 1, 2, 3),
    key: maybe(oneOf('id')),
    retention: maybe(oneOf('7d', '1ms', 'forever', '0s')),
    segment: maybe(oneOf('1MiB', '1GiB')),
    configs: maybe(
      fc.record(
        {
          'cleanup.policy': oneOf('compact', 'delete', 'compact,delete'),
          'min.insync.replicas': oneOf(1, 2, 3),
          'follower.replication.throttled.replicas': oneOf('0:1,1:2', '*'),
          'max.message.bytes': oneOf(1, 1_048_588, '10MiB'),
        },
        { requiredKeys: [] },
      ),
    ),
    unmanaged: maybe(oneOf(['segment.ms'], [])),
  },
  { requiredKeys: ['name', 'purpose', 'partitions', 'replicationFactor'] },
);

const pattern = oneOf(
  'orders',
  '_schemas',
  { prefix: 'o' },
  { name: 'far.away', external: true },
  { prefix: '__', external: true },
);
const group = oneOf('billing', { prefix: 'billing-' }, 'Ünï ✓', "it's", '*');

const user = fc.record(
  {
    name: oneOf('web', 'CN=web,O=Example', 'a b', 'web@example.com', 'x'.repeat(249)),
    purpose: fc.constant('x'),
    password: maybe(oneOf({ secret: 'web', key: 'password' }, { secret: 'a.b-c.0', key: '_.-' })),
    produces: fc.array(pattern, { maxLength: 2 }),
    consumes: fc.array(pattern, { maxLength: 2 }),
    groups: fc.array(group, { maxLength: 2 }),
    transactionalIds: fc.array(group, { maxLength: 1 }),
    quotas: maybe(oneOf({ producerRate: '10MiB' }, { requestPercentage: 0.5, controllerMutationRate: 100 })),
  },
  { requiredKeys: ['name', 'purpose', 'groups'] },
);

const certificate = (name: string) =>
  fc.record({
    secret: oneOf(name, `${name}.a-b.0`, 'x'.repeat(253)),
    subject: seldom([`cn=${name}`], `CN=${name}`, `CN=${name},O=Example \\"Inc\\"`, `OU=A B,CN=${name}`),
  });

const security = fc.record(
  {
    certificates: fc.oneof(
      fc.record({
        from: fc.constant('cert-manager' as const),
        issuer: maybe(
          oneOf(
            { name: 'learnflow', kind: 'ClusterIssuer' as const },
            { name: 'a.b', kind: 'Issuer' as const, group: 'awspca.cert-manager.io' },
          ),
        ),
      }),
      fc.record({
        from: fc.constant('secrets' as const),
        broker: certificate('broker'),
        quorum: certificate('quorum'),
        admin: certificate('admin'),
      }),
    ),
    clients: maybe(fc.record({ protocol: oneOf('SASL_SSL', 'SSL', 'SASL_PLAINTEXT') })),
    users: fc.uniqueArray(user, { maxLength: 3, selector: ({ name }) => name }),
    network: maybe(
      fc.record(
        {
          clientLabels: oneOf({ 'example.com/client': 'true' }, { A: '' }, { 'a/b_c.d': 'X_y.z' }, {}),
          clientNamespaces: oneOf(['web'], ['a--b', '0'], []),
          monitoringNamespace: oneOf('monitoring', 'on'),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: ['certificates'] },
);

const services = {
  hosts: oneOf('kafka-{broker}.example.com', '{broker}.k.example.com', '192.0.2.7', [
    'a.example.com',
    'b.example.com',
    '192.0.2.9',
  ]),
  allowedCidrs: oneOf(['192.0.2.0/24'], ['0.0.0.0/0'], ['2001:db8::/32', '10.0.0.0/8'], ['192.0.2.1/24']),
  externalTrafficPolicy: maybe(oneOf('Local', 'Cluster')),
  annotations: maybe(
    oneOf(
      { 'external-dns.alpha.kubernetes.io/hostname': '{host}' },
      { a: '', 'B/c': ': #' },
      { 'a.b/c': 'true' },
    ),
  ),
};

const externalAccess = fc.oneof(
  fc.record(
    {
      type: fc.constant('LoadBalancer'),
      ...services,
      port: maybe(oneOf(1, 9095, 65_535)),
      loadBalancerSourceRanges: maybe(oneOf(['198.51.100.0/24'])),
      loadBalancerClass: maybe(oneOf('service.k8s.aws/nlb', 'internal-vip')),
    },
    { requiredKeys: ['type', 'hosts', 'allowedCidrs'] },
  ),
  fc.record(
    { type: fc.constant('NodePort'), ...services, nodePort: seldom([80], 30_000, 31_999, 32_750) },
    { requiredKeys: ['type', 'hosts', 'allowedCidrs', 'nodePort'] },
  ),
);

const git = { git: 'https://git.example.com/learnflow/kafka.git', revision: 'main' };

const environment = fc.record(
  {
    name: oneOf(...labels),
    namespace: oneOf(...generatedNamespaces),
    cluster: maybe(oneOf('production', 'arn:aws:eks:eu-central-1:1:cluster/x')),
    releaseName: maybe(
      oneOf(
        'kafka',
        'a',
        'events',
        'k-0',
        `kafka-${'k'.repeat(33)}`,
        `kafka-${'k'.repeat(35)}`,
        'e'.repeat(35),
        'e'.repeat(53),
        '7up',
      ),
    ),
    partOf: maybe(seldom(['Learn Flow'], 'LearnFlow', 'a.b_c-D', 'x'.repeat(63))),
    metadataMode: oneOf('zookeeper', 'kraft'),
    delivery: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: oneOf(
          'helm-chart',
          { kind: 'argo-application', chart: git },
          { kind: 'flux-release', chart: git, interval: '1h30m' },
        ),
      },
    ),
    brokers: fc.record(
      {
        replicas: oneOf(1, 2, 3, 5, 9),
        storage: size,
        storageClass: maybe(seldom(['Fast SSD!', 'a..b'], 'standard', 'gp3.encrypted', 'x'.repeat(253))),
        minInsyncReplicas: maybe(seldom([4], 1, 2)),
        resources: maybe(
          fc.record({
            cpu: fc.record({ request: cpu, limit: cpu }),
            memory: fc.record({ request: memory, limit: memory }),
          }),
        ),
        config: maybe(
          oneOf({ 'log.retention.hours': 48 }, { 'num.io.threads': 16, 'compression.type': 'lz4' }),
        ),
      },
      { requiredKeys: ['replicas', 'storage'] },
    ),
    quorum: maybe(fc.record({ replicas: seldom([4, 9], 1, 3, 5, 7), storage: size })),
    spread: maybe(
      fc.record(
        { nodes: oneOf('preferred', 'required'), zones: maybe(oneOf('preferred', 'required')) },
        { requiredKeys: ['nodes'] },
      ),
    ),
    maxUnavailable: maybe(seldom([9], 1)),
    topics: fc.uniqueArray(topic, { maxLength: 4, selector: ({ name }) => name }),
    driftCheck: maybe(
      fc.record({
        schedule: seldom(
          ['60 * * * *', '@hourly'],
          '17 * * * *',
          '*/5 0-23/2 1,15 1-12 0',
          '59 23 31 12 6',
          '5/10 * * * *',
        ),
      }),
    ),
    revision: maybe(oneOf('2', '2026-11-25', "it's: {#}", 'é ✓', '*', '"')),
    security: maybe(security),
    externalAccess: fc.option(externalAccess, { nil: undefined, freq: 1 }),
    production: maybe(fc.boolean()),
  },
  { requiredKeys: ['name', 'namespace', 'metadataMode', 'brokers', 'topics'] },
);

/**
 * Environments that check lets pass, as odd as they can be, and the same for the same seed: in each that was generated,
 * what check refuses is replaced, and the rest stays.
 */
export function acceptedEnvironments(count: number, seed: number): Environment[] {
  const generated = fc.sample(environment, { seed, numRuns: Math.ceil(count * 1.2) }) as Environment[];
  const accepted = generated.map(mended).filter((it) => it !== undefined);
  if (accepted.length < count) throw new Error(`${accepted.length} of ${generated.length} were accepted`);
  return accepted.slice(0, count).map((it, index) => ({ ...it, name: `gate-${index}` }));
}

function mended(generated: Environment): Environment | undefined {
  let it = generated;
  for (let round = 0; round < 5; round++) {
    const { findings } = reviewEnvironments({ environments: [it], only: [], variables: {} });
    const refused = findings.filter(refuses);
    if (refused.length === 0) return it;
    const versions = soundVersions(
      it,
      refused.map((finding) => placeOfFound(it, finding)),
    );
    const next = versions[round % Math.max(1, versions.length)];
    if (!next) return undefined;
    it = next.environment;
  }
  return undefined;
}
