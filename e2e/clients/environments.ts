import type { Environment } from '../../lib';

/** As small as it can be: what is proven here is how clients connect, and not how many brokers there are. */
const small = {
  brokers: {
    replicas: 1,
    storage: '1Gi',
    resources: { cpu: { request: '200m', limit: '1' }, memory: { request: '512Mi', limit: '1Gi' } },
  },
  quorum: { replicas: 1, storage: '1Gi' },
  topicDefaults: { partitions: 3, replicationFactor: 1 },
  topics: [
    { name: 'allowed', purpose: 'what the client may use' },
    { name: 'forbidden', purpose: 'what it may not' },
  ],
} as const;

/**
 * The environment with a packed chart of somebody else, in KRaft mode, and Kafka's own image: CloudPirates' runs it.
 * Who renews certificates is said, since its pods do not.
 */
export function withChart(environment: Environment, archive: string): Environment {
  return {
    ...environment,
    metadataMode: 'kraft',
    chart: { source: archive, images: { kafka: 'apache/kafka:4.3.1' } },
    acknowledge: [{ rule: 'chart-renews-certificates', reason: 'nothing is renewed here' }],
  };
}

/** Clients have certificates. The Secrets exist already. */
export const mutualTls: Environment = {
  ...small,
  name: 'mutual-tls',
  namespace: 'e2e-mutual-tls',
  metadataMode: 'kraft',
  security: {
    certificates: {
      from: 'secrets',
      broker: { secret: 'broker-tls', subject: 'CN=broker' },
      quorum: { secret: 'controller-tls', subject: 'CN=controller' },
      admin: { secret: 'admin-tls', subject: 'CN=admin' },
    },
    clients: { protocol: 'SSL' },
    users: [
      {
        name: 'CN=learner,O=Learn Flow',
        purpose: 'the client of this run',
        produces: ['allowed'],
        consumes: ['allowed'],
        groups: ['learner'],
        quotas: { producerRate: '10MiB' },
      },
    ],
  },
};

/** Clients have passwords and no TLS. cert-manager makes the certificates of the servers. */
export const saslPlaintext: Environment = {
  ...small,
  name: 'sasl-plaintext',
  namespace: 'e2e-sasl-plaintext',
  metadataMode: 'zookeeper',
  security: {
    certificates: { from: 'cert-manager' },
    clients: { protocol: 'SASL_PLAINTEXT' },
    users: [
      {
        name: 'learner',
        purpose: 'the client of this run',
        password: { secret: 'learner', key: 'password' },
        produces: ['allowed'],
        consumes: ['allowed'],
        groups: ['learner'],
      },
    ],
  },
};
