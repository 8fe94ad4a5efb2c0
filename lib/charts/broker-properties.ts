import type { DeclaredEnvironment } from '../environment/declared';

/**
 * The broker properties that an environment means, beyond those by which processes find each other:
 * what the embedded chart sets, for charts of others.
 */
export function brokerProperties(environment: DeclaredEnvironment): Record<string, string> {
  const { brokers, metadataMode, kafkaVersion } = environment;
  const replicas = String(Math.min(3, brokers.replicas));
  const minIsr = brokers.replicas >= 3 ? '2' : '1';
  return {
    'auto.create.topics.enable': 'false',
    'default.replication.factor': replicas,
    'delete.topic.enable': 'true',
    'min.insync.replicas': String(brokers.minInsyncReplicas),
    'num.recovery.threads.per.data.dir': '2',
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.min.isr': minIsr,
    'transaction.state.log.replication.factor': replicas,
    'unclean.leader.election.enable': 'false',
    ...(kafkaVersion.startsWith('4.')
      ? {
          'share.coordinator.state.topic.min.isr': minIsr,
          'share.coordinator.state.topic.replication.factor': replicas,
        }
      : {}),
    // Brokers wait this long for a quorum that starts at the same time.
    ...(metadataMode === 'zookeeper'
      ? { 'zookeeper.connection.timeout.ms': '300000' }
      : { 'initial.broker.registration.timeout.ms': '300000' }),
    ...brokers.config,
  };
}

/** The lines of a properties file, in which a backslash is an escape. */
export function propertyLines(properties: Readonly<Record<string, string>>): string[] {
  return Object.entries(properties).map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}`);
}
