import type { Environment } from '../lib';
import { learnflowTopics } from './learnflow-topics';

/** What developers run against: LearnFlow's reference, unreplicated. */
export const dev: Environment = {
  name: 'dev',
  namespace: 'learnflow',
  metadataMode: 'zookeeper',
  brokers: { replicas: 3, storage: '10Gi', minInsyncReplicas: 1 },
  quorum: { replicas: 3, storage: '5Gi' },
  topicDefaults: { partitions: 3, replicationFactor: 1 },
  topics: learnflowTopics,
};
