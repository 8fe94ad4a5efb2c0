import type { KubernetesObject } from '../../helm/manifest';
import type { Look } from './fault';
import {
  type Container,
  containersOf,
  nameOf,
  type PodSpec,
  podSpecOf,
  type SecurityContext,
} from './objects';

/** Pods that the namespace, which enforces Pod Security `restricted`, would not take. */
export const podSecurity: Look = ({ without, own, environment }) => {
  const inNamespace = (objects: readonly KubernetesObject[]) =>
    objects
      .filter(({ metadata }) => (metadata.namespace ?? environment.namespace) === environment.namespace)
      .flatMap((object) => {
        const pod = podSpecOf(object);
        return pod ? violations(pod).map((it) => `${nameOf(object)}: ${it}`) : [];
      });
  const before = new Set(inNamespace(without));
  return inNamespace(own)
    .filter((it) => !before.has(it))
    .map((violation) => ({
      key: violation,
      about: 'pod security',
      problem: `makes pods that the namespace does not take, which enforces Pod Security restricted: ${violation}`,
      remedy: 'remove it, or give it a securityContext that restricted allows',
    }));
};

/** What Pod Security `restricted` has against a pod: https://kubernetes.io/docs/concepts/security/pod-security-standards */
function violations(pod: PodSpec): string[] {
  return [...ofThePod(pod), ...containersOf(pod).flatMap((it) => ofContainer(it, pod.securityContext ?? {}))];
}

const volumeKinds = [
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral'],
  ...['persistentVolumeClaim', 'projected', 'secret', 'name'],
];

/** The sysctls that Kubernetes calls safe. */
const safeSysctls =
  /^(kernel\.shm_rmid_forced|net\.ipv4\.(ip_local_port_range|ip_unprivileged_port_start|tcp_syncookies|ping_group_range|ip_local_reserved_ports|tcp_keepalive_time|tcp_fin_timeout|tcp_keepalive_intvl|tcp_keepalive_probes))$/;

function ofThePod(pod: PodSpec): string[] {
  const host = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => pod[field] === true);
  const volumes = (pod.volumes ?? []).flatMap((volume) =>
    Object.keys(volume)
      .filter((kind) => !volumeKinds.includes(kind))
      .map((kind) => `the volume ${volume.name} is of the kind ${kind}`),
  );
  const sysctls = (pod.securityContext?.sysctls ?? [])
    .filter(({ name }) => !safeSysctls.test(name))
    .map(({ name }) => `the sysctl ${name} is not a safe one`);
  return [...host.map((field) => `${field} is true`), ...volumes, ...sysctls];
}

function ofContainer(
  { name, securityContext: own = {}, ports = [] }: Container,
  pod: SecurityContext,
): string[] {
  const dropped = own.capabilities?.drop ?? [];
  const added = (own.capabilities?.add ?? []).filter((it) => it !== 'NET_BIND_SERVICE');
  const profile = (own.seccompProfile ?? pod.seccompProfile)?.type;
  const wrong: readonly [boolean, string][] = [
    [own.privileged === true, 'privileged is true'],
    [own.allowPrivilegeEscalation !== false, 'allowPrivilegeEscalation is not false'],
    [(own.runAsNonRoot ?? pod.runAsNonRoot) !== true, 'runAsNonRoot is not true'],
    [(own.runAsUser ?? pod.runAsUser) === 0, 'runAsUser is 0'],
    [!dropped.includes('ALL'), 'capabilities.drop has not ALL in it'],
    [added.length > 0, `capabilities.add has ${added.join(', ')} in it`],
    [profile !== 'RuntimeDefault' && profile !== 'Localhost', 'seccompProfile is not RuntimeDefault'],
    [ports.some(({ hostPort }) => (hostPort ?? 0) > 0), 'it has a hostPort'],
  ];
  const found = wrong.filter(([is]) => is).map(([, words]) => words);
  return found.length > 0 ? [`container ${name}: ${found.join(', ')}`] : [];
}
