import type { DeclaredEnvironment } from '../../lib';
import { secretFile } from '../secured/certificates';
import { scramProperties } from '../secured/scram';
import type { Steps } from '../steps';
import { ToolsPod } from './client';
import { refused } from './refused';

function login(password: string, protocol: string): string {
  return scramProperties('learner', password, { protocol });
}

/** Proves who is let in by a password without TLS, and who is not. */
export async function withoutTls(steps: Steps, environment: DeclaredEnvironment): Promise<void> {
  const pod = new ToolsPod(environment);
  await steps.step('a client with the password of a user produces and consumes', async () => {
    const password = secretFile(environment.namespace, 'learner', 'password').trim();
    await pod.start({
      'user.properties': login(password, 'SASL_PLAINTEXT'),
      'wrong-password.properties': login(`${password}x`, 'SASL_PLAINTEXT'),
      'tls.properties': login(password, 'SASL_SSL'),
      'anonymous.properties': 'security.protocol=PLAINTEXT\n',
    });
    pod.proveUse('user', 'hello');
  });

  await refused(steps, pod, {
    'wrong-password': ['allowed', /invalid credentials with SASL mechanism SCRAM-SHA-512/],
    tls: ['allowed', /terminated during authentication|SSL handshake failed/],
    anonymous: ['allowed', /TimeoutException|disconnected/],
    user: ['forbidden', /Not authorized to access topics: \[forbidden\]/],
  });
}
