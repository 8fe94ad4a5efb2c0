import type { AbsentUser, User } from './user';

/**
 * TLS, authentication, authorization and network policy of an environment. All servers authenticate each
 * other by certificates, clients as `clients` says, and nobody may do anything that is not allowed.
 */
export interface Security {
  /** Where the certificates of servers and Jobs come from. */
  readonly certificates: CertManagerCertificates | ExistingCertificates;

  /**
   * How clients connect to port 9092.
   *
   * @default - {protocol: 'SASL_SSL'}: user and password over TLS
   */
  readonly clients?: ClientListener;

  /**
   * The users, and those that are to be gone: what each may do and how much of the brokers it may use.
   *
   * @default - none: only the servers and the Jobs may do anything
   */
  readonly users?: readonly (User | AbsentUser)[];

  /**
   * Who reaches Kafka over the network, besides its own pods.
   *
   * @default - pods of the same namespace with the label `cdk8s-kafka/client: 'true'`
   */
  readonly network?: Network;
}

/** cert-manager issues the certificates, and renews them 30 days before their 90 days end. */
export interface CertManagerCertificates {
  readonly from: 'cert-manager';

  /**
   * The issuer. It must sign for this Kafka alone and put its authority into `ca.crt`: whoever gets the
   * administrator's name from it may do everything.
   *
   * @default - an authority of its own, made in the namespace and valid for ten years
   */
  readonly issuer?: CertificateIssuer;
}

/** An issuer of cert-manager's that exists already. */
export interface CertificateIssuer {
  readonly name: string;
  readonly kind: 'Issuer' | 'ClusterIssuer';

  /**
   * The API group of an issuer that is not one of cert-manager's own.
   *
   * @default 'cert-manager.io'
   */
  readonly group?: string;
}

/** The certificates are in Secrets that exist already, of the type `kubernetes.io/tls` with `ca.crt` besides. */
export interface ExistingCertificates {
  readonly from: 'secrets';
  /** The Secret of all brokers. */
  readonly broker: CertificateSecret;
  /** The Secret of all ZooKeeper servers or KRaft controllers. Without meaning where brokers are the controllers. */
  readonly quorum: CertificateSecret;
  /** The Secret of the Jobs, which administer Kafka. */
  readonly admin: CertificateSecret;
}

/** A certificate in a Secret that exists already. */
export interface CertificateSecret {
  /** The Secret's name. */
  readonly secret: string;
  /** The certificate's distinguished name as Kafka writes it (RFC 2253), such as `CN=kafka-broker,O=Example`. */
  readonly subject: string;
}

/**
 * How clients connect: `SASL_SSL` with user and password (SCRAM-SHA-512) over TLS, `SSL` with certificates
 * of their own, whose distinguished names are the users, or `SASL_PLAINTEXT` with user and password and no
 * TLS, where everybody on the way reads and changes everything.
 */
export interface ClientListener {
  readonly protocol: ClientProtocol;
}

/** The protocols of the listener for clients, as Kafka calls them. */
export const clientProtocols = ['SASL_SSL', 'SSL', 'SASL_PLAINTEXT'] as const;

/** The protocol of the listener for clients, as Kafka calls it. */
export type ClientProtocol = (typeof clientProtocols)[number];

/** Who reaches Kafka over the network, besides its own pods. */
export interface Network {
  /**
   * The labels that a pod of the same namespace carries to reach the brokers' port 9092.
   *
   * @default - {'cdk8s-kafka/client': 'true'}
   */
  readonly clientLabels?: Readonly<Record<string, string>>;

  /**
   * Namespaces all of whose pods reach the brokers' port 9092.
   *
   * @default - none
   */
  readonly clientNamespaces?: readonly string[];

  /**
   * The namespace whose exporters reach the brokers' port 9093, each with a certificate and ACLs of its own.
   *
   * @default - none
   */
  readonly monitoringNamespace?: string;
}
