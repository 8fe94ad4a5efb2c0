import type { DeclaredEnvironment } from '../../../environment/declared';
import type { KubernetesObject } from '../../../helm/manifest';
import { fullName } from '../../../helm/release-names';
import { brokerProperties } from '../../broker-properties';
import type { ChartFiles } from '../../chart-files';
import { kafkaId } from '../../ids';
import type { Image } from '../../image';
import { jobAddresses, podHosts, podLabels, serviceAddress } from '../../installation';
import { Translation } from '../../translation';
import { combinedNodes, refuseOtherQuorum } from '../combined-nodes';
import { containerResources, heapOptions, restrictedContainer } from '../pods';
import { setImage } from './images';
import { bitnamiTools, type Nodes } from './nodes';
import { setPlacement } from './placement';
import { secureFlat } from './security';
import { setZooKeeper } from './zookeeper';
import { zookeeperPods } from './zookeeper-hosts';

/**
 * Charts 11 to 23: one StatefulSet, whose values are at the top level. With KRaft, from 22, every node
 * is broker and controller at once.
 */
export function flatNodes(environment: DeclaredEnvironment, chart: ChartFiles): Nodes {
  const translation = new Translation(
    `${environment.chart.written}, chart ${chart.version}`,
    chart.values,
    environment.chart.values,
  );
  const { namespace, brokers, metadataMode, releaseName, security } = environment;
  const name = fullName(releaseName);
  const isZooKeeper = metadataMode === 'zookeeper';

  translation.setIfKnown('fullnameOverride', name);
  translation.set('replicaCount', brokers.replicas);
  translation.set('persistence', { enabled: true, size: brokers.storage });
  if (brokers.storageClass) translation.set('persistence.storageClass', brokers.storageClass);
  translation.set('auth', { clientProtocol: 'plaintext', interBrokerProtocol: 'plaintext' });
  translation.set('heapOpts', heapOptions(environment));
  translation.set('resources', containerResources(brokers.resources));
  translation.set('containerSecurityContext', {
    ...(translation.knows('containerSecurityContext.enabled') ? { enabled: true } : {}),
    ...restrictedContainer(1001),
  });
  translation.setIfKnown('service.ports.client', 9092);
  translation.setIfKnown('service.port', 9092);
  setPlacement(translation, environment, {
    place: '',
    name: 'kafka',
    component: 'kafka',
    drained: 'brokers',
  });
  setProperties(translation, environment);

  const image = setImage(translation, chart, 'image', environment.chart.images?.kafka);
  const images: Image[] = [image];
  const objects: KubernetesObject[] = [];
  translation.setIfKnown('kraft.enabled', !isZooKeeper);
  if (security) objects.push(secureFlat(translation, environment, security, image));
  if (isZooKeeper) {
    const zookeeper = setZooKeeper(translation, environment, chart);
    images.push(zookeeper.image);
    objects.push(...zookeeper.objects);
  } else {
    translation.set('zookeeper.enabled', false);
    setKraft(translation, environment, name);
  }
  const service = `${name}-headless`;
  return {
    translation,
    images,
    meaningless: isZooKeeper ? [] : combinedNodes(environment),
    publicSecrets: [],
    objects,
    installation: {
      fullName: name,
      brokers: jobAddresses(podHosts(name, service, namespace, brokers.replicas), environment),
      bootstrap: serviceAddress(name, namespace),
      brokerPods: { headlessService: service, labels: podLabels(releaseName, 'kafka', 'kafka') },
      ...(isZooKeeper ? { quorumPods: zookeeperPods(environment) } : {}),
      tools: bitnamiTools(image),
    },
  };
}

function setKraft(translation: Translation, environment: DeclaredEnvironment, name: string): void {
  translation.set('kraft.clusterId', kafkaId(environment.namespace, name));
  // Controllers find each other by name before any of them is ready.
  translation.setIfKnown('service.headless.publishNotReadyAddresses', true);
  refuseOtherQuorum(translation, environment);
}

/** The broker properties that have a value of their own in the chart; the others become variables. */
const valueOfProperty: Readonly<Record<string, string>> = {
  'allow.everyone.if.no.acl.found': 'allowEveryoneIfNoAclFound',
  'auto.create.topics.enable': 'autoCreateTopicsEnable',
  'default.replication.factor': 'defaultReplicationFactor',
  'delete.topic.enable': 'deleteTopicEnable',
  'log.flush.interval.messages': 'logFlushIntervalMessages',
  'log.flush.interval.ms': 'logFlushIntervalMs',
  'log.retention.bytes': 'logRetentionBytes',
  'log.retention.check.interval.ms': 'logRetentionCheckIntervalMs',
  'log.retention.hours': 'logRetentionHours',
  'log.segment.bytes': 'logSegmentBytes',
  'message.max.bytes': 'maxMessageBytes',
  'num.io.threads': 'numIoThreads',
  'num.network.threads': 'numNetworkThreads',
  'num.partitions': 'numPartitions',
  'num.recovery.threads.per.data.dir': 'numRecoveryThreadsPerDataDir',
  'offsets.topic.replication.factor': 'offsetsTopicReplicationFactor',
  'socket.receive.buffer.bytes': 'socketReceiveBufferBytes',
  'socket.request.max.bytes': 'socketRequestMaxBytes',
  'socket.send.buffer.bytes': 'socketSendBufferBytes',
  'transaction.state.log.min.isr': 'transactionStateLogMinIsr',
  'transaction.state.log.replication.factor': 'transactionStateLogReplicationFactor',
  'zookeeper.connection.timeout.ms': 'zookeeperConnectionTimeoutMs',
};

/** The same the other way round, for whom the chart's names are known. */
export const flatProperties: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(valueOfProperty).map(([property, value]) => [value, property]),
);

/** Kafka's own defaults where the chart has others: it would keep only 1 GiB of a partition. */
const kafkasDefaults = {
  'log.flush.interval.messages': '9223372036854775807',
  'log.flush.interval.ms': '9223372036854775807',
  'log.retention.bytes': '-1',
  'message.max.bytes': '1048588',
};

/** Sets broker properties, all of them as texts: a number of a million or more would come out as 1e+06. */
function setProperties(translation: Translation, environment: DeclaredEnvironment): void {
  const variables: { name: string; value: string }[] = [];
  const properties = { ...kafkasDefaults, ...brokerProperties(environment) };
  for (const [property, text] of Object.entries(properties).sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const value = valueOfProperty[property];
    if (value !== undefined) translation.set(value, text);
    else variables.push({ name: `KAFKA_CFG_${property.toUpperCase().replaceAll('.', '_')}`, value: text });
  }
  translation.set('extraEnvVars', variables);
}
