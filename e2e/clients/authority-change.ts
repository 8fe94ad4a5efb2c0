import assert from 'node:assert/strict';
import type { DeclaredEnvironment } from '../../lib';
import { fullName } from '../../lib/helm/release-names';
import { quorumName } from '../../lib/security/server-names';
import { attempt, kubectl } from '../kubectl';
import { Authority } from '../secured/authority';
import { applySecret, provideSecrets, secretFile } from '../secured/certificates';
import { ready } from '../state';
import { type Steps, until } from '../steps';
import type { ToolsPod } from './client';
import { clientFiles } from './with-certificates';

/** Goes from one authority to another in the three stages that docs/how-to/secure.md says. */
export async function authorityChanges(
  steps: Steps,
  environment: DeclaredEnvironment,
  pod: ToolsPod,
  old: Authority,
): Promise<void> {
  const { namespace, security } = environment;
  const next = new Authority('new');
  const both = `${old.certificate}${next.certificate}`;

  await steps.step('the new authority is trusted beside the old one', async () => {
    for (const it of [security?.broker, security?.quorum, security?.admin])
      trust(namespace, it?.secret, both);
    await serversUse(environment);
    applySecret(namespace, 'e2e-client', {
      ...clientFiles('old', old, old.certificate),
      ...clientFiles('moving', old, both),
      ...clientFiles('new', next, both),
    });
    await pod.has('new.properties');
    pod.proveUse('old', 'second');
    pod.proveUse('new', 'third');
  });

  await steps.step('the certificates are of the new authority; clients may still have old ones', async () => {
    provideSecrets(environment, next, both);
    await serversUse(environment);
    pod.proveUse('moving', 'fourth');
    assert.match(pod.produce('old', 'allowed', 'refused'), /SslAuthenticationException|SSL handshake failed/);
  });

  await steps.step('the old authority is trusted no more', async () => {
    for (const it of [security?.broker, security?.quorum, security?.admin])
      trust(namespace, it?.secret, next.certificate);
    await serversUse(environment);
    pod.proveUse('new', 'fifth');
    assert.match(
      pod.produce('moving', 'allowed', 'refused'),
      /SslAuthenticationException|SSL handshake failed|terminated during authentication/,
    );
  });
}

/** Puts authorities into a Secret, and leaves its certificate. */
function trust(namespace: string, secret: string | undefined, authorities: string): void {
  const patch = JSON.stringify({ stringData: { 'ca.crt': authorities } });
  kubectl('patch', 'secret', '-n', namespace, secret ?? '', '--type=merge', `--patch=${patch}`);
}

/** Waits until every server has restarted with what is in its Secret. */
async function serversUse(environment: DeclaredEnvironment): Promise<void> {
  const { namespace, releaseName, brokers, quorum, security } = environment;
  const sets = [
    [fullName(releaseName), brokers.replicas, security?.broker.secret ?? ''],
    [quorumName(environment), quorum.replicas, security?.quorum.secret ?? ''],
  ] as const;
  for (const [set, replicas, secret] of sets) {
    const [certificate, authorities] = ['tls.crt', 'ca.crt'].map((it) =>
      secretFile(namespace, secret, it).trim(),
    );
    for (let ordinal = 0; ordinal < replicas; ordinal++) {
      await until(`${set}-${ordinal} to use the Secret`, 300, () => {
        const used = (file: string) =>
          attempt('kubectl', [
            'exec',
            '-n',
            namespace,
            `${set}-${ordinal}`,
            '--',
            'cat',
            `/etc/stores/${file}`,
          ]).output.trim();
        const all =
          used('keystore.pem').endsWith(certificate ?? '') && used('truststore.pem') === authorities;
        return all || undefined;
      });
    }
    await until(`${set} to be ready`, 200, () => ready(namespace, set) === replicas || undefined);
  }
}
