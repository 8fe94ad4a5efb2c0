import type { DeclaredEnvironment } from '../../lib';
import { Authority } from '../secured/authority';
import type { Steps } from '../steps';
import { ToolsPod } from './client';
import { refused } from './refused';

const learner = 'CN=learner,O=Learn Flow';

/** What a client with a certificate is configured by: its own of an authority, and whom it trusts. */
export function clientFiles(name: string, authority: Authority, trusted: string, subject = learner) {
  const { 'tls.key': key, 'tls.crt': certificate } = authority.issue(subject, []);
  return {
    [`${name}.pem`]: `${key}${certificate}`,
    [`${name}.ca`]: trusted,
    [`${name}.properties`]: [
      ...trusting(`${name}.ca`),
      'ssl.keystore.type=PEM',
      `ssl.keystore.location=/client/${name}.pem`,
      '',
    ].join('\n'),
  };
}

function trusting(file: string): string[] {
  return ['security.protocol=SSL', 'ssl.truststore.type=PEM', `ssl.truststore.location=/client/${file}`];
}

/** Proves who is let in by a certificate, and who is not. */
export async function withCertificates(
  steps: Steps,
  environment: DeclaredEnvironment,
  authority: Authority,
): Promise<ToolsPod> {
  const pod = new ToolsPod(environment);
  const { certificate } = authority;
  await steps.step('a client with the certificate of a user produces and consumes', async () => {
    await pod.start({
      ...clientFiles('user', authority, certificate),
      ...clientFiles('stranger', authority, certificate, 'CN=stranger'),
      ...clientFiles('foreign', new Authority('foreign'), certificate),
      'anonymous.properties': `${trusting('user.ca').join('\n')}\n`,
    });
    pod.proveUse('user', 'hello');
  });

  await refused(steps, pod, {
    anonymous: [
      'allowed',
      /SslAuthenticationException|SSL handshake failed|terminated during authentication|TimeoutException/,
    ],
    foreign: [
      'allowed',
      /SslAuthenticationException|SSL handshake failed|terminated during authentication|TimeoutException/,
    ],
    stranger: ['allowed', /Not authorized to access topics: \[allowed\]/],
    user: ['forbidden', /Not authorized to access topics: \[forbidden\]/],
  });
  return pod;
}
