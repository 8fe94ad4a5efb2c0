import { installationOf } from '../charts/plan-of';
import type { DeclaredEnvironment } from '../environment/declared';
import { fullName } from '../helm/release-names';
import { isIpv4 } from '../kubernetes/names';

/** The name of what holds the metadata: the ZooKeeper servers or the KRaft controllers. */
export function quorumName({
  releaseName,
  metadataMode,
}: Pick<DeclaredEnvironment, 'releaseName' | 'metadataMode'>): string {
  return `${fullName(releaseName)}-${metadataMode === 'zookeeper' ? 'zookeeper' : 'controller'}`;
}

/** Every DNS name that a client, inside or outside, a Job, another broker or a tool in the pod reaches a broker by. */
export function brokerDnsNames(environment: DeclaredEnvironment): string[] {
  const { namespace, externalAccess } = environment;
  const { fullName: name, brokerPods } = installationOf(environment);
  const headless = brokerPods.headlessService;
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

/**
 * Every DNS name that a broker, another server or a tool in the pod reaches a quorum's server by; none
 * where brokers are the controllers.
 */
export function quorumDnsNames(environment: DeclaredEnvironment): string[] {
  const { quorumPods } = installationOf(environment);
  return quorumPods
    ? [`*.${quorumPods.headlessService}.${environment.namespace}.svc.cluster.local`, 'localhost']
    : [];
}
