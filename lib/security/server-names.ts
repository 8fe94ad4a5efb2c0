import type { DeclaredEnvironment } from '../environment/declared';
import { fullName } from '../helm/release-names';
import { isIpv4 } from '../kubernetes/names';

/** The name of the StatefulSet that holds the metadata: the ZooKeeper servers or the KRaft controllers. */
export function quorumName({
  releaseName,
  metadataMode,
}: Pick<DeclaredEnvironment, 'releaseName' | 'metadataMode'>): string {
  return `${fullName(releaseName)}-${metadataMode === 'zookeeper' ? 'zookeeper' : 'controller'}`;
}

/** Every DNS name that a client, inside or outside, a Job, another broker or a tool in the pod reaches a broker by. */
export function brokerDnsNames({ releaseName, namespace, externalAccess }: DeclaredEnvironment): string[] {
  const name = fullName(releaseName);
  const headless = `${name}-headless`;
  return [
    `*.${headless}.${namespace}.svc.cluster.local`,
    `*.${headless}.${namespace}.svc`,
    ...[name, headless].flatMap((service) => [
      `${service}.${namespace}.svc.cluster.local`,
      `${service}.${namespace}.svc`,
      `${service}.${namespace}`,
      service,
    ]),
    'localhost',
    ...new Set(externalAccess?.hosts.filter((host) => !isIpv4(host))),
  ];
}

/** Every address that clients reach a broker by in the place of a name. */
export function brokerIpAddresses({ externalAccess }: DeclaredEnvironment): string[] {
  return [...new Set(externalAccess?.hosts.filter(isIpv4))];
}

/** Every DNS name that a broker, another server or a tool in the pod reaches a quorum's server by. */
export function quorumDnsNames(environment: DeclaredEnvironment): string[] {
  return [`*.${quorumName(environment)}-headless.${environment.namespace}.svc.cluster.local`, 'localhost'];
}
