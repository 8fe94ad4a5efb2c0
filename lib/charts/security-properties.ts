import type { MetadataMode } from '../kafka/versions';
import { type DeclaredSecurity, superUsers } from '../security/declared-security';

/** What a Kafka process is; in some charts both. */
export type ProcessRole = 'broker' | 'controller';

/** The files in which a process finds its certificate, as Kafka and ZooKeeper want them. */
export interface Stores {
  /** The private key and behind it the certificate with its chain, as PEM. */
  readonly keystore: string;
  /** The authorities, as PEM. */
  readonly truststore: string;
}

/** Which processes there are, and who they are to each other. */
export interface Secured {
  readonly security: DeclaredSecurity;
  readonly metadataMode: MetadataMode;
  /** Whether every node is broker and controller, with the certificate of the brokers. */
  readonly combined: boolean;
}

/** The protocol of each listener, as `listener.security.protocol.map` has them. */
export function listenerProtocols({ security, metadataMode }: Secured): string {
  const { clientProtocol } = security;
  const controller = metadataMode === 'kraft' ? ',CONTROLLER:SSL' : '';
  return `CLIENT:${clientProtocol},INTERNAL:SSL${controller}`;
}

/**
 * The properties by which a process trusts others and is trusted, for charts of others: what the
 * embedded chart sets, without the listeners and their protocols.
 *
 * @param stores where the certificate is; `undefined` where the chart sets that itself
 */
export function securityProperties(
  secured: Secured,
  roles: readonly ProcessRole[],
  stores: Stores | undefined,
): Record<string, string> {
  const { security, metadataMode, combined } = secured;
  return {
    'allow.everyone.if.no.acl.found': 'false',
    'super.users': superUsers(security, metadataMode === 'kraft' && !combined)
      .map((subject) => `User:${subject}`)
      .join(';'),
    'ssl.enabled.protocols': tlsVersions,
    ...(stores && pemStores('ssl', stores)),
    ...(metadataMode === 'zookeeper'
      ? {
          'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer',
          'zookeeper.clientCnxnSocket': 'org.apache.zookeeper.ClientCnxnSocketNetty',
          'zookeeper.set.acl': 'true',
          'zookeeper.ssl.client.enable': 'true',
          'zookeeper.ssl.enabled.protocols': tlsVersions,
          ...(stores && pemStores('zookeeper.ssl', stores)),
        }
      : {
          'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
          'listener.name.controller.ssl.client.auth': 'required',
        }),
    ...(roles.includes('broker') ? brokerListeners(security) : {}),
  };
}

/** TLS as brokers, controllers and ZooKeeper servers speak it. */
export const tlsVersions = 'TLSv1.2,TLSv1.3';

function brokerListeners({ clientProtocol }: DeclaredSecurity): Record<string, string> {
  return {
    'listener.name.internal.ssl.client.auth': 'required',
    ...(clientProtocol === 'SSL' ? { 'listener.name.client.ssl.client.auth': 'required' } : scram),
    ...(clientProtocol === 'SASL_SSL' ? { 'listener.name.client.ssl.client.auth': 'none' } : {}),
  };
}

const scram = {
  'listener.name.client.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'listener.name.client.scram-sha-512.sasl.jaas.config':
    'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  // An hour: for as long an old password's connection may go on. Logging in again costs a few milliseconds.
  'listener.name.client.scram-sha-512.connections.max.reauth.ms': '3600000',
};

function pemStores(prefix: string, { keystore, truststore }: Stores): Record<string, string> {
  return {
    [`${prefix}.keystore.location`]: keystore,
    [`${prefix}.keystore.type`]: 'PEM',
    [`${prefix}.truststore.location`]: truststore,
    [`${prefix}.truststore.type`]: 'PEM',
  };
}
