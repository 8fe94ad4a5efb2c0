import { dev } from '../../environments/dev';
import type { Environment, Security } from '../../lib';
import { type EnvironmentsRefused, loadEnvironments } from '../../lib';

function refused(environment: unknown): string[] {
  try {
    loadEnvironments({ environments: [environment as Environment], variables: {}, only: [] });
    return [];
  } catch (error) {
    return (error as EnvironmentsRefused).problems.map(
      ({ field, value, problem, remedy }) => `${field}: ${JSON.stringify(value)} ${problem}; ${remedy}`,
    );
  }
}

const fromCertManager = { certificates: { from: 'cert-manager' } } as const;
const withoutTls = { ...fromCertManager, clients: { protocol: 'SASL_PLAINTEXT' } } as const;

test.each(['constructor', '__proto__', 'toString', 'valueOf'])(
  'what every object has is no delivery, and no config: %s',
  (word) => {
    expect(refused({ ...dev, delivery: word })).toEqual([expect.stringContaining('is no delivery')]);
    const config = Object.fromEntries([[word, 'x']]);
    expect(refused({ ...dev, brokers: { ...dev.brokers, config } })).toEqual([
      expect.stringContaining(`"${word}" is not valid`),
    ]);
  },
);

test('a revision that no annotation takes is refused', () => {
  for (const revision of ['x'.repeat(2 ** 21), 'a\nb', ' ']) {
    expect(refused({ ...dev, revision })).toEqual([
      expect.stringContaining('is not valid; write a text of at most 200 characters'),
    ]);
  }
});

test('one choice turns it on', () => {
  expect(refused({ ...dev, security: fromCertManager })).toEqual([]);
});

test.each([
  [
    'a source of certificates that is none',
    { certificates: { from: 'vault' } },
    [`security.certificates.from: "vault" is not one of the choices; write 'cert-manager' or 'secrets'`],
  ],
  [
    'Secrets without their names',
    { certificates: { from: 'secrets', broker: { secret: 'b', subject: 'CN=b' }, quorum: 'q' } },
    [
      'security.certificates.quorum: "q" is not an object; write { … }',
      'security.certificates.admin: undefined is missing; write { … }',
    ],
  ],
  [
    'an issuer for Secrets that exist',
    {
      certificates: {
        from: 'secrets',
        broker: { secret: 'b', subject: 'CN=b' },
        quorum: { secret: 'q', subject: 'CN=q' },
        admin: { secret: 'a', subject: 'CN=a;CN=b' },
        issuer: {},
      },
    },
    [
      'security.certificates.issuer: {} is not a known field; remove it, or use one of from, broker, quorum, admin',
      `security.certificates.admin.subject: "CN=a;CN=b" is not valid; write a distinguished name as Kafka writes it, such as 'CN=kafka-broker,O=Example'`,
    ],
  ],
  [
    'a protocol that is none',
    { ...fromCertManager, clients: { protocol: 'PLAINTEXT' } },
    [
      `security.clients.protocol: "PLAINTEXT" is not one of the choices; write 'SASL_SSL' or 'SSL' or 'SASL_PLAINTEXT'`,
    ],
  ],
  [
    'labels that Kubernetes refuses',
    { ...fromCertManager, network: { clientLabels: { 'a/b/c': 'x y' } } },
    [
      `security.network.clientLabels.a/b/c: "a/b/c" is not valid; write a label's name, such as 'example.com/kafka-client'`,
      `security.network.clientLabels.a/b/c: "x y" is not valid; write a label's value, such as 'true'`,
    ],
  ],
  [
    'a label that cannot be rendered',
    { ...fromCertManager, network: { clientLabels: { constructor: 'x' } } },
    [
      `security.network.clientLabels.constructor: "constructor" is not valid; write a label's name, such as 'example.com/kafka-client'`,
    ],
  ],
])('fails for %s', (_, security, problems) => {
  expect(refused({ ...dev, security })).toEqual(problems);
});

describe('in an environment marked production', () => {
  const production = { ...dev, production: true };

  test('fails without security', () => {
    expect(refused(production)).toEqual([
      "security: undefined is missing where production is true: whoever reaches a port may do everything; write security: {certificates: {from: 'cert-manager'}}",
    ]);
  });

  test('fails for passwords without TLS, unless that is acknowledged', () => {
    expect(refused({ ...production, security: withoutTls })).toEqual([
      'security.clients.protocol: "SASL_PLAINTEXT" lets everybody on the way read and change what clients send, where production is true; write \'SASL_SSL\', or acknowledge sasl-without-tls with the reason',
    ]);
    const acknowledge = [{ rule: 'sasl-without-tls', reason: 'the mesh encrypts' }];
    expect(refused({ ...production, security: withoutTls, acknowledge })).toEqual([]);
  });

  test('elsewhere both are taken', () => {
    expect(refused({ ...dev, security: withoutTls })).toEqual([]);
    expect(refused(dev)).toEqual([]);
  });
});

test('impossible combinations do not compile', () => {
  const of = (certificates: Security['certificates']): Security => ({ certificates });
  const secret = { secret: 's', subject: 'CN=s' };
  const impossible = [
    // @ts-expect-error: cert-manager names the Secrets itself
    of({ from: 'cert-manager', broker: secret }),
    // @ts-expect-error: the Secret of the Jobs is missing
    of({ from: 'secrets', broker: secret, quorum: secret }),
  ];
  for (const security of impossible) expect(refused({ ...dev, security })).not.toEqual([]);
});
