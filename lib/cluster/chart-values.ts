import type { DeclaredEnvironment } from '../environment/declared';
import type { Resources, SpreadRule } from '../environment/environment';
import { externalAccessValues } from '../external-access/chart-values';
import type { MetadataMode } from '../kafka/versions';
import { type DeclaredSecurity, superUsers } from '../security/declared-security';
import { heapBytes } from './heap';

const antiAffinity: Record<SpreadRule, string> = { preferred: 'soft', required: 'hard' };

const whenUnsatisfiable: Record<SpreadRule, string> = {
  preferred: 'ScheduleAnyway',
  required: 'DoNotSchedule',
};

/** kapp's name for the brokers, which the topic Job waits for. */
export const brokersChangeGroup = 'cdk8s-kafka/brokers';

/** What the environment means in the values of the embedded chart. */
export function chartValues(environment: DeclaredEnvironment): Record<string, unknown> {
  const { brokers, quorum, spread, maxUnavailable = 1, partOf, externalAccess } = environment;
  const { storageClass } = brokers;
  const isZooKeeper = environment.metadataMode === 'zookeeper';
  const servers = {
    replicaCount: quorum.replicas,
    persistence: { enabled: true, size: quorum.storage, storageClass },
  };
  return {
    image: { tag: environment.kafkaVersion },
    replicaCount: brokers.replicas,
    persistence: { enabled: true, size: brokers.storage, storageClass },
    auth: chartAuth(environment.security, environment.metadataMode),
    externalAccess: externalAccess && externalAccessValues(externalAccess),
    zookeeper: { enabled: isZooKeeper, ...(isZooKeeper ? servers : {}) },
    ...(isZooKeeper ? {} : { controller: servers }),

    config: brokers.config,
    heap: `${heapBytes(brokers.resources) / 2n ** 20n}m`,
    minInsyncReplicas: brokers.minInsyncReplicas,
    resources: chartResources(brokers.resources),

    podAntiAffinityPreset: antiAffinity[spread.nodes],
    zoneSpreadPreset: spread.zones && whenUnsatisfiable[spread.zones],
    // The chart makes one for each component that has more than one pod.
    podDisruptionBudget: { enabled: true, maxUnavailable },

    commonLabels: { 'app.kubernetes.io/part-of': partOf },
    statefulSetAnnotations: { 'kapp.k14s.io/change-group': brokersChangeGroup },
  };
}

function chartAuth(security: DeclaredSecurity | undefined, metadataMode: MetadataMode) {
  if (!security) return { enabled: false };
  const { broker, quorum, clientProtocol } = security;
  const isZooKeeper = metadataMode === 'zookeeper';
  const quorumSecret = isZooKeeper ? 'zookeeperSecret' : 'controllerSecret';
  return {
    enabled: true,
    clientProtocol,
    certificates: { brokerSecret: broker.secret, [quorumSecret]: quorum.secret },
    superUsers: superUsers(security, !isZooKeeper),
  };
}

function chartResources({ cpu, memory }: Resources) {
  return {
    requests: { cpu: cpu.request, memory: memory.request },
    limits: { cpu: cpu.limit, memory: memory.limit },
  };
}
