import { heapBytes } from '../../cluster/heap';
import type { DeclaredEnvironment } from '../../environment/declared';
import type { Resources, SpreadRule } from '../../environment/environment';

/** How the presets of Bitnami's charts, and of the embedded one, call the rules. */
export const antiAffinityPreset: Record<SpreadRule, string> = { preferred: 'soft', required: 'hard' };

const whenUnsatisfiable: Record<SpreadRule, string> = {
  preferred: 'ScheduleAnyway',
  required: 'DoNotSchedule',
};

/** Topology spread constraints over zones, for pods with these labels. */
export function zoneSpread(rule: SpreadRule, labels: Readonly<Record<string, string>>) {
  return [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: whenUnsatisfiable[rule],
      labelSelector: { matchLabels: labels },
    },
  ];
}

/** Anti-affinity for pods with these labels. */
export function antiAffinity(
  rule: SpreadRule,
  topologyKey: string,
  labels: Readonly<Record<string, string>>,
) {
  const term = { labelSelector: { matchLabels: labels }, topologyKey };
  return {
    podAntiAffinity:
      rule === 'required'
        ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
        : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] },
  };
}

/** Resources as containers have them. */
export function containerResources({ cpu, memory }: Resources) {
  return {
    requests: { cpu: cpu.request, memory: memory.request },
    limits: { cpu: cpu.limit, memory: memory.limit },
  };
}

/** Java's options for half of the memory that is certain to be there: the other half is page cache. */
export function heapOptions({ brokers }: DeclaredEnvironment): string {
  const heap = `${heapBytes(brokers.resources) / 2n ** 20n}m`;
  return `-Xmx${heap} -Xms${heap}`;
}

/** What the embedded chart gives ZooKeeper servers: metadata of thousands of partitions fits in. */
export const zookeeperResources = {
  requests: { cpu: '100m', memory: '768Mi' },
  limits: { cpu: '500m', memory: '1Gi' },
};

/** What the embedded chart gives controllers. */
export const controllerResources = {
  requests: { cpu: '100m', memory: '768Mi' },
  limits: { cpu: '1', memory: '1Gi' },
};

/** The Java heap of ZooKeeper servers and controllers, in MiB. */
export const quorumHeapMib = 512;

/** What Pod Security `restricted`, which the namespace enforces, asks of a container. */
export function restrictedContainer(user: number) {
  return {
    runAsUser: user,
    runAsNonRoot: true,
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
