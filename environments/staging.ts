import type { Environment } from '../lib';
import { learnflowTopics } from './learnflow-topics';
import { learnflowUsers } from './learnflow-users';

/** The successor: what `prod` becomes, without ZooKeeper. */
export const staging: Environment = {
  name: 'staging',
  cluster: 'learnflow-staging',
  namespace: 'learnflow',
  metadataMode: 'kraft',
  brokers: { replicas: 3, storage: '10Gi', minInsyncReplicas: 2 },
  quorum: { replicas: 3, storage: '5Gi' },
  // Assumed: a hundredth of production.
  capacity: { loadFactor: 0.01, networkMegabitsPerSecond: 1000, basis: 'assumptions, not measured' },
  security: {
    certificates: {
      from: 'secrets',
      broker: { secret: 'kafka-broker-tls', subject: 'CN=kafka-broker' },
      quorum: { secret: 'kafka-controller-tls', subject: 'CN=kafka-controller' },
      admin: { secret: 'kafka-admin-tls', subject: 'CN=kafka-admin' },
    },
    users: learnflowUsers,
  },
  topicDefaults: { partitions: 3, replicationFactor: 3 },
  topics: learnflowTopics,
};
