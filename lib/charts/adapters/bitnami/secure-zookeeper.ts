import { zookeeperQuorumPorts, zookeeperTlsPort } from '../../../cluster/ports';
import type { DeclaredEnvironment } from '../../../environment/declared';
import type { KubernetesObject } from '../../../helm/manifest';
import type { DeclaredSecurity } from '../../../security/declared-security';
import type { Image } from '../../image';
import { podLabels } from '../../installation';
import { type Stores, tlsVersions } from '../../security-properties';
import type { Translation } from '../../translation';
import { afterEntrypoint } from './after-entrypoint';
import { mountCertificate, stores } from './certificate';
import { zookeeperHosts, zookeeperName } from './zookeeper-hosts';

/**
 * Secures the ZooKeeper subchart: mutual TLS with brokers and among the servers. The port without TLS
 * stays, on the loopback interface, since the chart's probes ask there.
 *
 * @returns the object that the pods need besides
 */
export function secureZooKeeper(
  translation: Translation,
  environment: DeclaredEnvironment,
  security: DeclaredSecurity,
  image: Image,
): KubernetesObject {
  const { namespace, releaseName } = environment;
  translation.setIfKnown('zookeeper.networkPolicy.enabled', false);
  const { object, values } = afterEntrypoint({
    configMap: `${zookeeperName(environment)}-secured`,
    namespace,
    labels: podLabels(releaseName, 'zookeeper', 'configuration'),
    script: 'run-zookeeper.sh',
    file: 'zoo.cfg',
    lines: zooCfg(zookeeperHosts(environment)),
  });
  mountCertificate(translation, 'zookeeper.', security.quorum, image, values);
  return object;
}

function zooCfg(hosts: readonly string[]): string[] {
  const { follower, election } = zookeeperQuorumPorts;
  return [
    // It answers whoever asks, and nobody outside of the pod has to.
    'admin.serverAddress=127.0.0.1',
    'clientPortAddress=127.0.0.1',
    `secureClientPort=${zookeeperTlsPort}`,
    'serverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory',
    'authProvider.x509=org.apache.zookeeper.server.auth.X509AuthenticationProvider',
    ...mutualTls('ssl', stores),
    ...(hosts.length > 1
      ? [
          'sslQuorum=true',
          ...mutualTls('ssl.quorum', stores),
          // The entrypoint's lines have the port for clients behind them, open on all interfaces.
          ...hosts.map((host, ordinal) => `server.${ordinal + 1}=${host}:${follower}:${election}`),
        ]
      : []),
  ];
}

function mutualTls(prefix: string, { keystore, truststore }: Stores): string[] {
  return [
    `${prefix}.clientAuth=need`,
    `${prefix}.enabledProtocols=${tlsVersions}`,
    `${prefix}.keyStore.location=${keystore}`,
    `${prefix}.keyStore.type=PEM`,
    `${prefix}.trustStore.location=${truststore}`,
    `${prefix}.trustStore.type=PEM`,
  ];
}
