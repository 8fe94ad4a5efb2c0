import { isBefore } from '../versions';

/** Configs that name classes, and the classes that every Kafka has for them. Others come with plugins. */
const ownClasses: Readonly<Record<string, readonly string[]>> = {
  'alter.config.policy.class.name': [],
  'client.quota.callback.class': [],
  'create.topic.policy.class.name': [],
  'group.consumer.assignors': [
    'org.apache.kafka.coordinator.group.assignor.UniformAssignor',
    'org.apache.kafka.coordinator.group.assignor.RangeAssignor',
  ],
  'group.share.assignors': ['simple', 'org.apache.kafka.coordinator.group.assignor.SimpleAssignor'],
  'kafka.metrics.reporters': [],
  'metric.reporters': ['org.apache.kafka.common.metrics.JmxReporter'],
  'remote.log.metadata.manager.class.name': [
    'org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager',
  ],
  'remote.log.storage.manager.class.name': [],
  'replica.selector.class': ['org.apache.kafka.common.replica.RackAwareReplicaSelector'],
};

/** Names that stand for classes, from Kafka 4.0 on. */
const shortNames: Readonly<Record<string, readonly string[]>> = {
  'group.consumer.assignors': ['uniform', 'range'],
};

/** The classes in the value of a config that a Kafka version itself does not have; empty where it names none. */
export function classesOfPlugins(name: string, value: string, version: string): string[] {
  const classes = ownClasses[name];
  if (classes === undefined) return [];
  const own = isBefore(version, '4.0') ? classes : [...classes, ...(shortNames[name] ?? [])];
  return value.split(',').filter((it) => it !== '' && !own.includes(it));
}
