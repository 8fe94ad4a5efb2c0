import { controllerPort, internalPort, zookeeperTlsPort } from '../../../cluster/ports';
import type { DeclaredEnvironment } from '../../../environment/declared';
import { fullName } from '../../../helm/release-names';
import type { DeclaredCertificate, DeclaredSecurity } from '../../../security/declared-security';
import { propertyLines } from '../../broker-properties';
import type { Image } from '../../image';
import { podLabels } from '../../installation';
import {
  listenerProtocols,
  type ProcessRole,
  type Secured,
  securityProperties,
} from '../../security-properties';
import type { Translation } from '../../translation';
import { afterEntrypoint } from './after-entrypoint';
import { mountCertificate, stores } from './certificate';
import { setFurtherProperties } from './further-properties';
import { zookeeperHosts } from './zookeeper-hosts';

/**
 * Secures charts 11 to 23, whose entrypoint writes the properties of Kafka: to it all listeners are
 * plaintext, and what makes them secure is added when it is done.
 *
 * @returns the object that the pods need besides
 */
export function secureFlat(
  translation: Translation,
  environment: DeclaredEnvironment,
  security: DeclaredSecurity,
  image: Image,
) {
  const { metadataMode, namespace, releaseName } = environment;
  const combined = metadataMode === 'kraft';
  const secured: Secured = { security, metadataMode, combined };
  for (const [place, port] of flatPorts) translation.setIfKnown(place, port);
  translation.setIfKnown('networkPolicy.enabled', false);

  const { object, values } = afterEntrypoint({
    configMap: `${fullName(releaseName)}-secured`,
    namespace,
    labels: podLabels(releaseName, 'kafka', 'configuration'),
    script: 'run-kafka.sh',
    file: 'server.properties',
    lines: propertyLines({
      'listener.security.protocol.map': listenerProtocols(secured),
      ...securityProperties(secured, combined ? ['broker', 'controller'] : ['broker'], stores),
      ...(combined ? {} : { 'zookeeper.connect': zookeeperConnect(environment) }),
    }),
  });
  mountCertificate(translation, '', security.broker, image, values);
  return object;
}

/** The same ports as with any other chart, whatever this one has by default. */
const flatPorts = [
  ['containerPorts.internal', internalPort],
  ['containerPorts.controller', controllerPort],
  ['service.ports.internal', internalPort],
  ['service.ports.controller', controllerPort],
  ['service.internalPort', internalPort],
] as const;

/**
 * Secures charts from 24, which write the properties of brokers and controllers themselves and take
 * further ones. To them all listeners are plaintext as well: else they would make Java keystores, and
 * passwords for them.
 */
export function secureRoles(
  translation: Translation,
  environment: DeclaredEnvironment,
  security: DeclaredSecurity,
  image: Image,
): void {
  const { metadataMode } = environment;
  const secured: Secured = { security, metadataMode, combined: false };
  for (const [listener, port] of [
    ['interbroker', internalPort],
    ['controller', controllerPort],
  ] as const) {
    translation.set(`listeners.${listener}.containerPort`, port);
    translation.setIfKnown(`service.ports.${listener}`, port);
  }
  translation.set('listeners.securityProtocolMap', listenerProtocols(secured));
  translation.setIfKnown('networkPolicy.enabled', false);
  const roles: [ProcessRole, DeclaredCertificate][] = [['broker', security.broker]];
  if (metadataMode === 'kraft') roles.push(['controller', security.quorum]);
  for (const [role, certificate] of roles) {
    setFurtherProperties(translation, `${role}.`, {
      ...securityProperties(secured, [role], stores),
      ...(metadataMode === 'zookeeper' ? { 'zookeeper.connect': zookeeperConnect(environment) } : {}),
    });
    mountCertificate(translation, `${role}.`, certificate, image);
  }
}

/** By the names in their certificates, on the port with TLS. */
function zookeeperConnect(environment: DeclaredEnvironment): string {
  return zookeeperHosts(environment)
    .map((host) => `${host}:${zookeeperTlsPort}`)
    .join(',');
}
