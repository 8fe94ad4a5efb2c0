import { controllerPort, internalPort } from '../../cluster/ports';
import type { DeclaredSecurity } from '../../security/declared-security';
import { listenerProtocols, type Secured, securityProperties } from '../security-properties';
import type { Translation } from '../translation';

/** Sets what CloudPirates' chart has values for: TLS on all listeners, with a certificate from a Secret. */
export function secureCloudPirates(translation: Translation, { broker }: DeclaredSecurity): void {
  translation.translate('security.certificates', broker.secret, 'tls', {
    enabled: true,
    source: 'existing-secret',
    existingSecret: broker.secret,
    certFilename: 'tls.crt',
    keyFilename: 'tls.key',
    caFilename: 'ca.crt',
  });
  translation.set('service.ports.internal', internalPort);
  translation.set('service.ports.controller', controllerPort);
  translation.setIfKnown('networkPolicy.enabled', false);
}

/** The values by which one would get around security. */
export const cloudPiratesDetours = [
  'auth',
  'tls',
  'kafkaConfig.extraConfig',
  'extraEnvVars',
  'command',
  'extraArgs',
];

/** What it has no values for. The lines come after its own, and in a properties file the last one holds. */
export function cloudPiratesProperties(security: DeclaredSecurity): Record<string, string> {
  const secured: Secured = { security, metadataMode: 'kraft', combined: true };
  return {
    'listener.security.protocol.map': listenerProtocols(secured),
    ...securityProperties(secured, ['broker', 'controller'], undefined),
  };
}
