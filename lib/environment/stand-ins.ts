import { topicConfig, topicConfigOfBroker } from '../kafka/topic-configs/topic-config';
import { metadataModes } from '../kafka/versions';
import type { Environment } from './environment';
import { clientProtocols } from './security';

/** Stands for: this field, entry or list item is not there. */
export const leftOut = Symbol('left out');

const drafts = { partitions: [3, 1, 1_000_000], replicationFactor: [3, 1, 1000] };
const security = { certificates: { from: 'cert-manager' } };
const loadBalancer = {
  type: 'LoadBalancer',
  hosts: 'kafka-{broker}.example.com',
  allowedCidrs: ['192.0.2.0/24'],
};
const image = 'registry.example.com/stands/in:1.0.0';
const acknowledgement = { rule: 'acknowledgement', reason: 'stands in' };

/**
 * Values that a field may have, as different as they can be: what rules are shown in the place of a wrong one. A
 * finding that comes with every one of them has nothing to do with it. The first is the most usual. Items of lists
 * are `[]`, entries of maps `*`; what is not here is left out where it can be, and else takes what it is in with it.
 */
const values: Readonly<Record<keyof Environment, readonly unknown[]> & Record<string, readonly unknown[]>> = {
  name: ['one', 'other'],
  namespace: ['one', 'other'],
  cluster: [leftOut, 'one', 'other'],
  releaseName: [leftOut, 'k', `kafka-${'k'.repeat(40)}`],
  partOf: [leftOut, 'one'],
  metadataMode: metadataModes,
  delivery: ['rendered'],
  chart: ['embedded'],
  'chart.images': [{ kafka: image, zookeeper: image }, leftOut],
  'chart.images.kafka': [image],
  'chart.images.zookeeper': [image, leftOut],
  'chart.hooks': [leftOut, 'keep', 'drop'],
  'chart.tests': [leftOut, 'keep', 'drop'],
  'chart.secrets': [leftOut, 'keep', 'drop'],
  brokers: [
    { replicas: 3, storage: '10Gi' },
    { replicas: 1, storage: '1Mi', minInsyncReplicas: 1 },
    { replicas: 1000, storage: '1000Ti', minInsyncReplicas: 3 },
  ],
  'brokers.replicas': [3, 1, 1000],
  'brokers.storage': ['10Gi', '1Mi', '1000Ti'],
  'brokers.minInsyncReplicas': [2, 1, 3],
  'brokers.resources': [leftOut],
  'brokers.resources.cpu.request': ['500m', '1m', '1000'],
  'brokers.resources.cpu.limit': ['1', '1m', '1000'],
  'brokers.resources.memory.request': ['2Gi', '256Mi', '100Ti'],
  'brokers.resources.memory.limit': ['4Gi', '256Mi', '100Ti'],
  quorum: [leftOut, { replicas: 1, storage: '1Mi' }, { replicas: 7, storage: '10Ti' }],
  'quorum.replicas': [3, 1, 7],
  'quorum.storage': ['5Gi', '1Mi', '10Ti'],
  spread: [leftOut, { nodes: 'required', zones: 'required' }],
  'spread.nodes': ['preferred', 'required'],
  'spread.zones': [leftOut, 'preferred', 'required'],
  maxUnavailable: [leftOut, 1, 1000],
  topicDefaults: [
    { partitions: 3, replicationFactor: 3 },
    { partitions: 1, replicationFactor: 1 },
    { partitions: 1_000_000, replicationFactor: 1000 },
  ],
  'topicDefaults.partitions': drafts.partitions,
  'topicDefaults.replicationFactor': drafts.replicationFactor,
  capacity: [leftOut],
  'capacity.headroom': [leftOut, 0, 0.99],
  'capacity.loadFactor': [leftOut, 0.000001, 1_000_000],
  'capacity.networkMegabitsPerSecond': [leftOut, 0.001, 1_000_000],
  'capacity.fileHandles': [leftOut, 1, 1_000_000_000],
  'capacity.memoryMaps': [leftOut, 1, 1_000_000_000],
  topics: [[]],
  'topics[].partitions': drafts.partitions,
  'topics[].replicationFactor': drafts.replicationFactor,
  'topics[].retention': [leftOut, '1ms', 'forever'],
  'topics[].segment': [leftOut, '1MiB', '2147483647B'],
  'topics[].key': ['id', leftOut],
  'topics[].load.messagesPerSecond': [1, 1_000_000],
  'topics[].load.messageBytes': [1, 1_000_000],
  'topics[].load.keys': [1, 1_000_000_000_000],
  'topics[].purpose': ['stands in'],
  'topics[].reason': ['stands in'],
  'topics[].confirm': ['stands-in'],
  'topics[].absent': [true],
  'topics[].acknowledge[]': [acknowledgement],
  driftCheck: [leftOut, { schedule: '17 * * * *' }],
  revision: [leftOut],
  security: [leftOut, security, { ...security, clients: { protocol: 'SSL' } }],
  'security.certificates': [security.certificates],
  'security.clients': [leftOut, ...clientProtocols.map((protocol) => ({ protocol }))],
  'security.clients.protocol': clientProtocols,
  'security.users': [[]],
  'security.users[].purpose': ['stands in'],
  'security.users[].reason': ['stands in'],
  'security.users[].password': [{ secret: 'stands-in', key: 'password' }, leftOut],
  'security.users[].groups': [[], leftOut],
  'security.users[].consumes': [[]],
  externalAccess: [leftOut, loadBalancer, { ...loadBalancer, type: 'NodePort', nodePort: 30_000 }],
  'externalAccess.hosts': [loadBalancer.hosts, 'kafka.example.com'],
  'externalAccess.hosts[]': ['one.example.com', 'other.example.com'],
  'externalAccess.allowedCidrs': [loadBalancer.allowedCidrs],
  'externalAccess.port': [leftOut, 1, 65_535],
  'externalAccess.nodePort': [30_000, 1, 32_767],
  'externalAccess.externalTrafficPolicy': [leftOut, 'Local', 'Cluster'],
  production: [false, true],
  acknowledge: [[]],
  'acknowledge[]': [acknowledgement],
};

/** The values for a field, or `undefined` when it is not here. */
export function standInsFor(pattern: string, key: string | number): readonly unknown[] | undefined {
  if (pattern === 'topics[].configs.*') return configValues(topicConfig(String(key)), 1);
  if (pattern === 'brokers.config.*') {
    const config = topicConfigOfBroker(String(key));
    return configValues(config, config?.broker[key] ?? 1);
  }
  return Object.hasOwn(values, pattern) ? values[pattern] : undefined;
}

/** Nothing, and what the config may be at its ends; of a broker's, in units of the topic's. */
function configValues(config: ReturnType<typeof topicConfig>, unit: number): readonly unknown[] {
  const span = config?.spans.at(-1);
  if (!span) return [leftOut];
  const ends = [span.min ?? 1n, span.max ?? 2n ** 31n - 1n].map((it) =>
    String(it / BigInt(Math.max(1, unit))),
  );
  return [leftOut, ...(span.words ?? ends)];
}
