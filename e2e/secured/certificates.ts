import { randomUUID } from 'node:crypto';
import type { DeclaredEnvironment } from '../../lib';
import { brokerDnsNames, brokerIpAddresses, quorumDnsNames } from '../../lib/security/server-names';
import { kubectl, run } from '../kubectl';
import type { Authority } from './authority';

/**
 * Makes the Secrets of an environment whose certificates exist already, or puts new certificates into them.
 * Who has them trusts the authority, or those that are given.
 */
export function provideSecrets(
  environment: DeclaredEnvironment,
  authority: Authority,
  trusted = authority.certificate,
): void {
  const { security, namespace } = environment;
  if (!security || security.certManager) return;
  for (const [{ secret, subject }, hosts] of [
    [security.broker, [...brokerDnsNames(environment), ...brokerIpAddresses(environment)]],
    [security.quorum, quorumDnsNames(environment)],
    [security.admin, []],
  ] as const) {
    const files = { ...authority.issue(subject, hosts), 'ca.crt': trusted };
    applySecret(namespace, secret, files, 'kubernetes.io/tls');
  }
}

/** Makes the Secrets that the passwords of the environment's users are in. */
export function providePasswords({ namespace, security }: DeclaredEnvironment): void {
  for (const { password } of security?.users ?? []) {
    if (password) applySecret(namespace, password.secret, { [password.key]: `${randomUUID()}\n` });
  }
}

/** Has the certificates of all servers renewed: by cert-manager, or with new ones of the authority that made the Secrets. */
export function renew(environment: DeclaredEnvironment, authority: Authority): void {
  const { security, namespace } = environment;
  provideSecrets(environment, authority);
  if (security?.certManager) {
    // cert-manager makes what is gone anew; the pods go on with what they have mounted.
    kubectl('delete', 'secret', '-n', namespace, security.broker.secret, security.quorum.secret);
  }
}

/** A Secret with these files, new or in the place of what it held. */
export function applySecret(
  namespace: string,
  name: string,
  files: Readonly<Record<string, string>>,
  type = 'Opaque',
): void {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type,
    stringData: files,
  };
  run('kubectl', ['apply', '-f', '-'], JSON.stringify(secret));
}

/** A file of a Secret; empty as long as there is no such Secret. */
export function secretFile(namespace: string, name: string, file: string): string {
  const path = `{.data.${file.replaceAll('.', '\\.')}}`;
  const encoded = kubectl(
    ...['get', 'secret', '-n', namespace, name, '--ignore-not-found', '-o', `jsonpath=${path}`],
  );
  return Buffer.from(encoded, 'base64').toString();
}
