/** What a client is told that logs in with a password, by SCRAM-SHA-512; where it trusts an authority, with its PEM file. */
export function scramProperties(
  user: string,
  password: string,
  { protocol, authority }: { readonly protocol: string; readonly authority?: string },
): string {
  const login = 'org.apache.kafka.common.security.scram.ScramLoginModule';
  const trust = authority ? ['ssl.truststore.type=PEM', `ssl.truststore.location=${authority}`] : [];
  return [
    `security.protocol=${protocol}`,
    'sasl.mechanism=SCRAM-SHA-512',
    `sasl.jaas.config=${login} required username="${user}" password="${password}";`,
    ...trust,
    '',
  ].join('\n');
}
