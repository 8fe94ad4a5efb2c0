import type { Environment } from '../../lib';

/** The user that clients outside log in as. */
export const user = 'outside';

/** The topic that they use: two partitions for each broker, so that each leads one. */
export const topic = 'orders';

/** The network that is allowed to connect, and one that is not: the first three numbers of each. */
export const networks = { allowed: '198.51.100', stranger: '203.0.113' };

const small: Omit<Environment, 'name' | 'namespace' | 'metadataMode'> = {
  brokers: {
    replicas: 3,
    storage: '1Gi',
    minInsyncReplicas: 2,
    resources: { cpu: { request: '100m', limit: '1' }, memory: { request: '1Gi', limit: '1Gi' } },
  },
  quorum: { replicas: 1, storage: '1Gi' },
  security: {
    certificates: {
      from: 'secrets',
      broker: { secret: 'kafka-broker-tls', subject: 'CN=kafka-broker' },
      quorum: { secret: 'kafka-quorum-tls', subject: 'CN=kafka-quorum' },
      admin: { secret: 'kafka-admin-tls', subject: 'CN=kafka-admin' },
    },
    users: [
      {
        name: user,
        purpose: 'a client outside the cluster',
        password: { secret: 'outside', key: 'password' },
        produces: [topic],
        consumes: [topic],
        groups: [user],
        acls: [{ operation: 'DESCRIBE_CONFIGS', topic }],
      },
    ],
  },
  topics: [{ name: topic, purpose: 'what goes in and out', key: 'id', partitions: 6, replicationFactor: 3 }],
};

const allowedCidrs = [`${networks.allowed}.0/24`];

/** KRaft behind node ports, each broker with a DNS name. */
export const nodePorts: Environment = {
  ...small,
  name: 'node-ports',
  namespace: 'outside-node-ports',
  metadataMode: 'kraft',
  externalAccess: {
    type: 'NodePort',
    hosts: 'kafka-{broker}.outside.example',
    nodePort: 30_040,
    allowedCidrs,
  },
};

/** ZooKeeper behind load balancers, each broker with an address and no name. */
export const loadBalancers: Environment = {
  ...small,
  name: 'load-balancers',
  namespace: 'outside-load-balancers',
  metadataMode: 'zookeeper',
  externalAccess: {
    type: 'LoadBalancer',
    hosts: ['198.18.0.10', '198.18.0.11', '198.18.0.12'],
    port: 443,
    allowedCidrs,
    annotations: { 'example.com/address': '{host}' },
  },
};
