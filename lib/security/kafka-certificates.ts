import { Construct } from 'constructs';
import {
  Certificate,
  type CertificateSpec,
  CertificateSpecPrivateKeyAlgorithm,
  CertificateSpecPrivateKeyEncoding,
  CertificateSpecPrivateKeyRotationPolicy,
  CertificateSpecUsages,
  Issuer,
  type IssuerSpec,
} from '../../imports/cert-manager.io';
import type { DeclaredEnvironment } from '../environment/declared';
import type { CertificateIssuer } from '../environment/security';
import { fullName } from '../helm/release-names';
import type { DeclaredCertificate } from './declared-security';
import { brokerDnsNames, brokerIpAddresses, quorumDnsNames } from './server-names';

const day = 24;
const hours = (count: number) => `${count}h0m0s`;

/**
 * What cert-manager is asked for: a certificate for all brokers, one for all servers of the quorum unless
 * the brokers are the controllers, and one for the Jobs, and an authority that signs them unless the
 * environment names an issuer. Nothing where the certificates are in Secrets that exist already.
 */
export class KafkaCertificates extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly environment: DeclaredEnvironment,
  ) {
    super(scope, id);
    const { security } = environment;
    if (!security?.certManager) return;
    const issuer = security.certManager.issuer ?? this.ownAuthority();
    const { broker, quorum, admin } = security;
    const serverAndClient = [CertificateSpecUsages.SERVER_AUTH, CertificateSpecUsages.CLIENT_AUTH];
    this.leaf(broker, issuer, serverAndClient, {
      dnsNames: brokerDnsNames(environment),
      ipAddresses: brokerIpAddresses(environment),
    });
    const dnsNames = quorumDnsNames(environment);
    if (dnsNames.length > 0) this.leaf(quorum, issuer, serverAndClient, { dnsNames });
    this.leaf(admin, issuer, [CertificateSpecUsages.CLIENT_AUTH]);
  }

  /** An authority for this Kafka alone, which signs itself. Its key stays the same: who trusts it goes on to do so. */
  private ownAuthority(): CertificateIssuer {
    const authority = `${fullName(this.environment.releaseName)}-ca`;
    const selfSigned = this.issuer(`${authority}-self-signed`, { selfSigned: {} });
    this.certificate(authority, {
      isCa: true,
      commonName: authority,
      secretName: `${authority}-tls`,
      duration: hours(3650 * day),
      renewBefore: hours(365 * day),
      issuerRef: selfSigned,
      privateKey: {
        ...privateKey,
        rotationPolicy: CertificateSpecPrivateKeyRotationPolicy.NEVER,
      },
    });
    return this.issuer(authority, { ca: { secretName: `${authority}-tls` } });
  }

  private leaf(
    { secret, subject }: DeclaredCertificate,
    issuer: CertificateIssuer,
    usages: CertificateSpecUsages[],
    { dnsNames, ipAddresses = [] }: Pick<CertificateSpec, 'dnsNames' | 'ipAddresses'> = {},
  ): void {
    this.certificate(secret.replace(/-tls$/, ''), {
      commonName: subject.replace(/^CN=/, ''),
      dnsNames,
      ...(ipAddresses.length > 0 ? { ipAddresses } : {}),
      usages: [CertificateSpecUsages.DIGITAL_SIGNATURE, ...usages],
      secretName: secret,
      duration: hours(90 * day),
      renewBefore: hours(30 * day),
      issuerRef: { name: issuer.name, kind: issuer.kind, group: issuer.group ?? 'cert-manager.io' },
      privateKey: {
        ...privateKey,
        rotationPolicy: CertificateSpecPrivateKeyRotationPolicy.ALWAYS,
      },
    });
  }

  private certificate(name: string, spec: CertificateSpec): void {
    new Certificate(this, name, { metadata: this.metadata(name), spec });
  }

  private issuer(name: string, spec: IssuerSpec) {
    new Issuer(this, `issuer-${name}`, { metadata: this.metadata(name), spec });
    return { name, kind: 'Issuer', group: 'cert-manager.io' } as const;
  }

  private metadata(name: string) {
    const { namespace, releaseName, partOf } = this.environment;
    return {
      name,
      namespace,
      labels: {
        'app.kubernetes.io/name': 'kafka',
        'app.kubernetes.io/instance': releaseName,
        'app.kubernetes.io/component': 'certificates',
        'app.kubernetes.io/part-of': partOf,
        'app.kubernetes.io/managed-by': 'cdk8s',
      },
    };
  }
}

/** Kafka reads keys of the form PKCS#8 only. */
const privateKey = {
  algorithm: CertificateSpecPrivateKeyAlgorithm.ECDSA,
  size: 256,
  encoding: CertificateSpecPrivateKeyEncoding.PKCS8,
};
