/** Configs of brokers and controllers that an environment decides in other fields, or that the chart sets itself. */
export interface Family {
  /** The names that belong to it, known to Kafka or not. */
  readonly names: RegExp;
  /** Names among them that decide none of this, and may be set. */
  readonly but?: RegExp;
  /** What they decide, as the end of a sentence whose subject is one of them. */
  readonly problem: string;
  /** Where the environment says it, as an imperative. */
  readonly remedy: string;
}

/**
 * What decides identity, roles, listeners, storage and security. A name below one of these prefixes is refused
 * whether Kafka knows it or not: what is new in a version is refused until somebody has looked at it.
 */
export const families: readonly Family[] = [
  {
    names: /^(node\.id|broker\.id(\..*)?|reserved\.broker\.max\.id|broker\.rack)$/,
    problem: 'is what a server is known by, and one value cannot stand for all of them',
    remedy: 'remove it: the chart numbers brokers and controllers by their pods',
  },
  {
    names: /^(process\.roles|zookeeper\.metadata\.migration\..*)$/,
    problem: 'decides what a server does in the cluster',
    remedy: 'remove it: metadataMode says it',
  },
  {
    names: /^controller\.quorum\..*$/,
    but: /^controller\.quorum\.(append\.linger\.ms|election\.(backoff\.max|timeout)\.ms|fetch\.(timeout\.ms|(snapshot\.)?max\.bytes)|re(quest\.timeout|try\.backoff)\.ms)$/,
    problem: 'decides which servers hold the metadata',
    remedy: 'remove it: quorum.replicas says how many there are, and the chart who',
  },
  {
    names:
      /^(listeners|port|host\.name|(advertised|listener)\..*|(inter\.broker|control\.plane)\.listener\..*|controller\.listener\..*|early\.start\.listeners)$/,
    but: /^listener\.name\.(client|internal|external)\.(max\.connections|max\.connection\.creation\.rate|num\.network\.threads)$/,
    problem: 'decides how servers and clients reach each other',
    remedy:
      'remove it: the chart sets the listeners, externalAccess and security.clients.protocol what they are',
  },
  {
    names: /^(log\.dirs?|metadata\.log\.dir|cordoned\.log\.dirs)$/,
    problem: 'decides where the data is, which the chart keeps on the volume',
    remedy: 'remove it: brokers.storage and quorum.storage say how large it is',
  },
  {
    names: /^zookeeper\..*$/,
    but: /^zookeeper\.(connection\.timeout\.ms|session\.timeout\.ms|max\.in\.flight\.requests)$/,
    problem: 'decides how brokers reach ZooKeeper and what they show it',
    remedy: 'remove it: metadataMode, quorum and security say it',
  },
  {
    names: /^default\.replication\.factor$/,
    problem: 'is set by the chart, and holds for no topic that is declared',
    remedy: 'write topicDefaults: {replicationFactor: …}',
  },
  {
    names: /^min\.insync\.replicas$/,
    problem: 'is what brokers.minInsyncReplicas says',
    remedy: 'write brokers.minInsyncReplicas',
  },
  {
    names: /^config\.providers(\..*)?$/,
    problem: 'decides which files and programs a server takes its configuration from',
    remedy: 'remove it: the chart sets those that it needs',
  },
  {
    names:
      /^((ssl|sasl|security|authorizer|delegation\.token|password\.encoder|principal|super)\..*|allow\.everyone\.if\.no\.acl\.found|connections\.max\.reauth\.ms)$/,
    but: /^ssl\.cipher\.suites$/,
    problem: 'decides who gets in and what they may do',
    remedy: 'remove it, and write security: …; without security everybody may do everything',
  },
];

/** The family that a config of brokers belongs to, or `undefined` when an environment may set it. */
export function reservedBy(name: string): Family | undefined {
  return families.find(({ names, but }) => names.test(name) && !but?.test(name));
}
