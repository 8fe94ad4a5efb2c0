import type { Rule } from './rule';

const zookeeperEndOfLife: Rule = {
  id: 'zookeeper-end-of-life',
  severity: 'warning',
  summary: 'Kafka runs a line that still gets security fixes',
  find: ({ name, metadataMode, kafkaVersion }) =>
    metadataMode !== 'zookeeper'
      ? []
      : [
          {
            field: 'metadataMode',
            value: metadataMode,
            problem: kafkaVersion.startsWith('3.9.')
              ? 'runs Kafka 3.9, the last line with ZooKeeper and out of its support window (November 2025)'
              : `runs Kafka ${kafkaVersion} with ZooKeeper; 3.9, the last line with it, is out of its support window (November 2025)`,
            remedy: `the line to change is metadataMode: 'zookeeper' in the environment ${name}; 'kraft' makes a new cluster, it does not migrate`,
          },
        ],
};

/** What is wrong with the Kafka version that an environment runs. */
export const versionRules: readonly Rule[] = [zookeeperEndOfLife];
