import type { Values } from '../../lib/charts/chart-files';

/**
 * Values files of Bitnami's chart that are public, transcribed: what has no bearing on the answer is left
 * out, and names, classes and ids are replaced.
 */

/** Of a payment switch's Terraform template, for charts with ZooKeeper up to 21: mostly the chart's defaults, copied. */
export const paymentSwitch: Values = {
  global: { storageClass: 'ssd' },
  fullnameOverride: 'kafka',
  listeners: [],
  advertisedListeners: [],
  service: { ports: { client: 9092 } },
  persistence: {
    enabled: true,
    existingClaim: '',
    storageClass: 'ssd',
    accessModes: ['ReadWriteOnce'],
    size: '10Gi',
    annotations: {},
    selector: {},
    mountPath: '/bitnami/kafka',
  },
  zookeeper: {
    enabled: true,
    persistence: { existingClaim: '', enabled: true },
    auth: { enabled: false, clientUser: '', clientPassword: '', serverUsers: '', serverPasswords: '' },
  },
};

/** Of an error tracker's Helm chart, which has Bitnami's 29 in it: everything plaintext, and topics provisioned. */
export const errorTracker: Values = {
  provisioning: {
    enabled: true,
    topics: [
      { name: 'events', config: { 'message.timestamp.type': 'LogAppendTime' } },
      { name: 'event-replacements' },
      {
        name: 'commit-log',
        config: { 'cleanup.policy': 'compact,delete', 'min.compaction.lag.ms': '3600000' },
      },
    ],
  },
  listeners: {
    client: { protocol: 'PLAINTEXT' },
    controller: { protocol: 'PLAINTEXT' },
    interbroker: { protocol: 'PLAINTEXT' },
    external: { protocol: 'PLAINTEXT' },
  },
  zookeeper: { enabled: false },
  kraft: { enabled: true },
  controller: { replicaCount: 3 },
};

/** Of a small cluster's GitOps repository, for the charts from 31: names pinned, and listeners written out. */
export const smallCluster: Values = {
  global: { defaultStorageClass: 'local-path' },
  nameOverride: 'kafka',
  fullnameOverride: 'kafka',
  listeners: {
    client: { containerPort: 9092, protocol: 'PLAINTEXT', name: 'CLIENT' },
    controller: { name: 'CONTROLLER', containerPort: 9093 },
    advertisedListeners: 'CLIENT://:9092,INTERNAL://:9094',
    securityProtocolMap: 'CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT',
    interbroker: { containerPort: 9094, protocol: 'PLAINTEXT', name: 'INTERNAL' },
  },
  controller: {
    replicaCount: 3,
    minId: 100,
    heapOpts: '-Xmx500m -Xms500m',
    persistence: { size: '1Gi' },
    resources: { limits: { memory: '800Mi' }, requests: { cpu: '50m', memory: '500Mi' } },
  },
  kraft: { clusterId: 'abcdefghijklmnopqrstuv' },
};
