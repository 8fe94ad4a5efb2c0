import { isCredential, withoutCredentials } from '../../lib/environment/credentials';

test.each([
  ['brokers.config.ssl.keystore.password', 'x'],
  ['brokers.config.listener.name.client.scram-sha-512.sasl.jaas.config', 'x'],
  ['brokers.config.rsm.config.storage.aws.secret.access.key', 'x'],
  ['chart.values.sasl.client.passwords[0]', 'x'],
  ['chart.values.auth.clientPassword', 12345],
  ['a', 'https://user:word@example.com/'],
  ['a', 'https://token@example.com/'],
  ['a', 'http://example.com/?a=b&access_token=abc'],
  ['a', 'https://bucket.s3.amazonaws.com/o?X-Amz-Signature=0af'],
  ['a', 'org.apache.kafka.common.security.plain.PlainLoginModule required;'],
  ['a', '-----BEGIN PRIVATE KEY-----'],
  ['a', 'user=a;password=b'],
  ['a', 'AKIAIOSFODNN7EXAMPLE'],
])('%s: %j is a credential', (name, value) => {
  expect(isCredential(name, value)).toBe(true);
});

test.each([
  ['brokers.config.delegation.token.max.lifetime.ms', '7d'],
  ['brokers.config.log.retention.hours', 48],
  ['brokers.config.password.enabled', true],
  ['chart.values.auth.existingSecret', 'kafka-users'],
  ['chart.values.tls.secretName', 'kafka-tls'],
  ['a', 'https://example.com/?page=2'],
  ['a', 'registry.example.com:5000/kafka@sha256:0af'],
  ['purpose', 'tokens of sessions, by key'],
  ['a', ''],
])('%s: %j is none', (name, value) => {
  expect(isCredential(name, value)).toBe(false);
});

test('a problem keeps everything but the credential', () => {
  const problem = {
    field: 'brokers.config.my.password',
    value: ' Uaz7z ',
    problem: 'begins or ends with a space',
    remedy: 'write "Uaz7z"',
  };
  expect(withoutCredentials(problem)).toEqual({
    ...problem,
    value: '(hidden)',
    remedy: 'write "(hidden)"',
  });
});

test('names of Secrets and of their keys stay, where the field is not one that people name', () => {
  const problem = {
    field: 'security.users.u.password',
    value: { secret: 'kafka-user', key: 'password' },
    problem: 'is wrong',
    remedy: 'remove it',
  };
  expect(withoutCredentials(problem)).toEqual(problem);
});

test('what holds itself is hidden as a whole when there is a credential in it', () => {
  const value: Record<string, unknown> = { password: 'Uaz7z' };
  value.self = value;
  const { value: shown } = withoutCredentials({ field: 'chart.values.x', value, problem: '', remedy: '' });
  expect(shown).toBe('(hidden)');
});
