import type { Environment } from '../lib';
import { learnflowTopics } from './learnflow-topics';
import { learnflowUsers } from './learnflow-users';

/** LearnFlow in production. */
export const prod: Environment = {
  name: 'prod',
  cluster: 'learnflow-prod',
  namespace: 'learnflow',
  metadataMode: 'zookeeper',
  brokers: {
    replicas: 3,
    // 1,000 messages/s of 1 KB for 7 days, compressed 2×, RF 3, on 3 brokers: 302.4 GB each,
    // and 432 GB with 30 % kept free. What longer retentions and open segments add: npm run capacity -- prod.
    storage: '450Gi',
    minInsyncReplicas: 2,
  },
  quorum: { replicas: 3, storage: '5Gi' },
  spread: { nodes: 'required', zones: 'preferred' },
  maxUnavailable: 1,
  security: { certificates: { from: 'cert-manager' }, users: learnflowUsers },
  production: true,
  driftCheck: { schedule: '17 * * * *' },
  capacity: { networkMegabitsPerSecond: 1000, basis: 'assumptions, not measured' },
  topicDefaults: { partitions: 3, replicationFactor: 3 },
  topics: learnflowTopics,
};
