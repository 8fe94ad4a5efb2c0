import assert from 'node:assert/strict';
import type { DeclaredEnvironment } from '../../lib';
import { secretFile } from '../secured/certificates';
import type { Steps } from '../steps';
import { ToolsPod } from './client';

function login(password: string, protocol: string): string {
  const module = 'org.apache.kafka.common.security.scram.ScramLoginModule';
  return [
    `security.protocol=${protocol}`,
    'sasl.mechanism=SCRAM-SHA-512',
    `sasl.jaas.config=${module} required username="learner" password="${password}";`,
    '',
  ].join('\n');
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

  const refused = {
    'wrong-password': ['allowed', /invalid credentials with SASL mechanism SCRAM-SHA-512/],
    tls: ['allowed', /terminated during authentication|SSL handshake failed/],
    anonymous: ['allowed', /TimeoutException|disconnected/],
    user: ['forbidden', /Not authorized to access topics: \[forbidden\]/],
  } as const;
  for (const [who, [topic, error]] of Object.entries(refused)) {
    await steps.step(`refused: ${who} on ${topic}`, () => {
      assert.match(pod.produce(who, topic, 'refused'), error);
    });
  }
}
