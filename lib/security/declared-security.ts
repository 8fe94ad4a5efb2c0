import type { CertManagerCertificates, ClientProtocol, Network, Security } from '../environment/security';
import { isPresentUser, type User } from '../environment/user';

/** The security of an environment with every default filled in. */
export interface DeclaredSecurity {
  /** What cert-manager is to make; absent where the Secrets exist already. */
  readonly certManager?: CertManagerCertificates;
  /** The certificate of all brokers. */
  readonly broker: DeclaredCertificate;
  /** The certificate of all ZooKeeper servers or KRaft controllers. */
  readonly quorum: DeclaredCertificate;
  /** The certificate of the Jobs. */
  readonly admin: DeclaredCertificate;
  readonly clientProtocol: ClientProtocol;
  readonly users: readonly User[];
  /** The names of the users that are to be gone. */
  readonly absentUsers: readonly string[];
  readonly network: Network & Required<Pick<Network, 'clientLabels' | 'clientNamespaces'>>;
}

/** A certificate: the Secret that holds it, and its distinguished name. */
export interface DeclaredCertificate {
  readonly secret: string;
  readonly subject: string;
}

/** The label that makes a pod a client, unless the environment says another. */
export const clientLabels = { 'cdk8s-kafka/client': 'true' };

/** The security with every default filled in, for an installation with these names. */
export function declaredSecurity(
  { certificates, clients, users = [], network }: Security,
  names: { readonly fullName: string; readonly quorum: string },
): DeclaredSecurity {
  const made = (name: string) => ({ secret: `${name}-tls`, subject: `CN=${name}` });
  const sources =
    certificates.from === 'secrets'
      ? { broker: certificates.broker, quorum: certificates.quorum, admin: certificates.admin }
      : {
          certManager: certificates,
          broker: made(`${names.fullName}-broker`),
          quorum: made(names.quorum),
          admin: made(`${names.fullName}-admin`),
        };
  return {
    ...sources,
    clientProtocol: clients?.protocol ?? 'SASL_SSL',
    users: users.filter(isPresentUser),
    absentUsers: users.filter((user) => !isPresentUser(user)).map(({ name }) => name),
    network: { clientLabels, clientNamespaces: [], ...network },
  };
}

/**
 * The distinguished names that may do everything in Kafka: those of its own processes, and the Jobs'.
 *
 * @param controllers whether the quorum is of KRaft controllers that are processes of their own
 */
export function superUsers({ broker, quorum, admin }: DeclaredSecurity, controllers: boolean): string[] {
  return (controllers ? [broker, quorum, admin] : [broker, admin]).map(({ subject }) => subject);
}
