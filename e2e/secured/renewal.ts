import { X509Certificate } from 'node:crypto';
import type { DeclaredEnvironment } from '../../lib';
import { fullName } from '../../lib/helm/release-names';
import { quorumName } from '../../lib/security/server-names';
import { attempt } from '../kubectl';
import { until } from '../steps';
import type { Authority } from './authority';
import { renew, secretFile } from './certificates';

/** Renews the certificates of all servers, and waits until every one of them serves the new one on all its ports. */
export async function renewal(environment: DeclaredEnvironment, authority: Authority): Promise<void> {
  const { namespace, releaseName, brokers, quorum, security, metadataMode } = environment;
  if (!security) throw new Error(`${environment.name} has no certificates`);
  const serverPorts = [
    [fullName(releaseName), brokers.replicas, [9092, 9093], security.broker.secret],
    [
      quorumName(environment),
      quorum.replicas,
      metadataMode === 'zookeeper' ? [2182, 3888] : [9094],
      security.quorum.secret,
    ],
  ] as const;
  const serials = () =>
    serverPorts.map(([, , , secret]) => {
      const certificate = secretFile(namespace, secret, 'tls.crt');
      return certificate === '' ? '' : new X509Certificate(certificate).serialNumber;
    });

  const before = serials();
  renew(environment, authority);
  const after = await until('new certificates in the Secrets', 60, () => {
    const now = serials();
    return now.every((serial, index) => serial !== '' && serial !== before[index]) ? now : undefined;
  });

  let waitingFor = '';
  await until(
    'every server to serve its new certificate',
    600,
    () => {
      for (const [index, [set, replicas, ports]] of serverPorts.entries()) {
        for (let ordinal = 0; ordinal < replicas; ordinal++) {
          for (const port of ports) {
            if (serialServed(namespace, `${set}-${ordinal}`, port) === after[index]) continue;
            waitingFor = `${set}-${ordinal}:${port}`;
            return undefined;
          }
        }
      }
      return true;
    },
    () => `the first that does not is ${waitingFor}`,
  );
}

function serialServed(namespace: string, pod: string, port: number): string | undefined {
  const script = `timeout 10 openssl s_client -connect $(hostname -i):${port} </dev/null 2>/dev/null | openssl x509 -noout -serial`;
  const { output } = attempt('kubectl', ['exec', '-n', namespace, pod, '--', 'bash', '-c', script]);
  return /serial=(\w+)/.exec(output)?.[1];
}
