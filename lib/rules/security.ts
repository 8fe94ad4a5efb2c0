import type { Rule } from './rule';

const productionWithoutSecurity: Rule = {
  id: 'production-without-security',
  severity: 'error',
  acknowledgeable: true,
  summary: 'an environment marked production has TLS, authentication and authorization',
  find: ({ production, security }) =>
    !production || security
      ? []
      : [
          {
            field: 'security',
            value: security,
            problem: 'is missing where production is true: whoever reaches a port may do everything',
            remedy: "write security: {certificates: {from: 'cert-manager'}}",
          },
        ],
};

const saslWithoutTls: Rule = {
  id: 'sasl-without-tls',
  severity: 'error',
  acknowledgeable: true,
  summary: 'clients of an environment marked production connect with TLS',
  find: ({ production, security }) =>
    !production || security?.clientProtocol !== 'SASL_PLAINTEXT'
      ? []
      : [
          {
            field: 'security.clients.protocol',
            value: security.clientProtocol,
            problem: 'lets everybody on the way read and change what clients send, where production is true',
            remedy: "write 'SASL_SSL', or acknowledge sasl-without-tls with the reason",
          },
        ],
};

/** What is wrong with how an environment is secured. */
export const securityRules: readonly Rule[] = [productionWithoutSecurity, saslWithoutTls];
