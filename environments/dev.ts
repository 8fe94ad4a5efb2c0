import type { Environment } from '../lib';
import { learnflowTopics } from './learnflow-topics';

/** What developers run against: LearnFlow's reference, unreplicated. */
export const dev: Environment = {
  name: 'dev',
  cluster: 'learnflow-dev',
  namespace: 'learnflow',
  metadataMode: 'zookeeper',
  brokers: { replicas: 3, storage: '10Gi', minInsyncReplicas: 1 },
  quorum: { replicas: 3, storage: '5Gi' },
  // Assumed: a few developers, and the tests that they run.
  capacity: { loadFactor: 0.001, basis: 'assumptions, not measured' },
  topicDefaults: { partitions: 3, replicationFactor: 1 },
  topics: learnflowTopics,
};
