import type { DeclaredEnvironment } from '../../../environment/declared';
import { fullName } from '../../../helm/release-names';
import { brokerProperties } from '../../broker-properties';
import type { ChartFiles } from '../../chart-files';
import { kafkaId } from '../../ids';
import type { Image } from '../../image';
import { jobAddresses, type Pods, podHosts, podLabels, serviceAddress } from '../../installation';
import { Translation } from '../../translation';
import {
  containerResources,
  controllerResources,
  heapOptions,
  quorumHeapMib,
  restrictedContainer,
} from '../pods';
import { setFurtherProperties } from './further-properties';
import { setImage } from './images';
import { bitnamiTools, type Nodes } from './nodes';
import { setPlacement } from './placement';
import { secureRoles } from './security';
import { setZooKeeper } from './zookeeper';
import { zookeeperPods } from './zookeeper-hosts';

/**
 * Charts from 24: brokers and controllers are StatefulSets of their own, each with its values. Up to 31
 * brokers can run with ZooKeeper; 32 knows KRaft alone.
 */
export function roleNodes(environment: DeclaredEnvironment, chart: ChartFiles): Nodes {
  const translation = new Translation(
    `${environment.chart.written}, chart ${chart.version}`,
    chart.values,
    environment.chart.values,
  );
  const { namespace, brokers, quorum, metadataMode, releaseName, security } = environment;
  const name = fullName(releaseName);
  // Where there is none, that is said once, and not of every value that it would need.
  const isZooKeeper = metadataMode === 'zookeeper' && translation.knows('zookeeper');

  translation.set('fullnameOverride', name);
  translation.set('service.ports.client', 9092);
  for (const listener of ['client', 'controller', 'interbroker', 'external']) {
    translation.set(`listeners.${listener}.protocol`, 'PLAINTEXT');
  }
  translation.set('broker.replicaCount', brokers.replicas);
  setRole(translation, environment, 'broker', brokers.storage);
  translation.set('broker.heapOpts', heapOptions(environment));
  // The chart takes it where a role says nothing, and each does.
  translation.setIfKnown('heapOpts', heapOptions(environment));
  translation.set('broker.resources', containerResources(brokers.resources));
  setFurtherProperties(translation, '', brokerProperties(environment));

  const image = setImage(translation, chart, 'image', environment.chart.images?.kafka);
  const images: Image[] = [image];
  if (security) secureRoles(translation, environment, security, image);
  let needed: Pick<Nodes, 'publicSecrets' | 'objects'>;
  if (isZooKeeper) {
    translation.set('controller.replicaCount', 0);
    translation.set('kraft.enabled', false);
    const zookeeper = setZooKeeper(translation, environment, chart);
    images.push(zookeeper.image);
    needed = { publicSecrets: [], objects: zookeeper.objects };
  } else {
    needed = setIdentifiers(translation, environment, name);
    translation.setIfKnown('kraft.enabled', true);
    translation.setIfKnown('zookeeper.enabled', false);
    translation.set('controller.replicaCount', quorum.replicas);
    translation.set('controller.controllerOnly', true);
    setRole(translation, environment, 'controller', quorum.storage);
    translation.suggest('controller.heapOpts', `-Xmx${quorumHeapMib}m -Xms${quorumHeapMib}m`);
    translation.suggest('controller.resources', controllerResources);
  }
  return {
    translation,
    images,
    meaningless: [],
    ...needed,
    installation: {
      fullName: name,
      brokers: jobAddresses(
        podHosts(`${name}-broker`, `${name}-broker-headless`, namespace, brokers.replicas),
        environment,
      ),
      bootstrap: serviceAddress(name, namespace),
      brokerPods: pods(releaseName, name, 'broker'),
      quorumPods: isZooKeeper ? zookeeperPods(environment) : pods(releaseName, name, 'controller'),
      tools: bitnamiTools(image),
    },
  };
}

const component = { broker: 'broker', controller: 'controller-eligible' };

function pods(releaseName: string, name: string, role: 'broker' | 'controller'): Pods {
  return {
    headlessService: `${name}-${role}-headless`,
    labels: podLabels(releaseName, 'kafka', component[role]),
  };
}

function setRole(
  translation: Translation,
  environment: DeclaredEnvironment,
  role: 'broker' | 'controller',
  size: string,
): void {
  const { brokers } = environment;
  translation.set(`${role}.persistence`, { enabled: true, size });
  if (brokers.storageClass) translation.set(`${role}.persistence.storageClass`, brokers.storageClass);
  setPlacement(translation, environment, {
    place: `${role}.`,
    name: 'kafka',
    component: component[role],
    drained: role === 'controller' ? 'quorum' : 'brokers',
  });
  translation.set(`${role}.containerSecurityContext`, { enabled: true, ...restrictedContainer(1001) });
}

/** Pins what is random by default: the cluster's id, and from 32 the ids of the controllers' volumes. */
function setIdentifiers(translation: Translation, environment: DeclaredEnvironment, name: string) {
  const { namespace, quorum } = environment;
  const clusterId = kafkaId(namespace, name);
  if (!translation.knows('existingKraftSecret')) {
    translation.set('kraft.clusterId', clusterId);
    return { publicSecrets: [`${name}-kraft-cluster-id`], objects: [] };
  }
  const secret = `${name}-kraft-ids`;
  translation.set('existingKraftSecret', secret);
  const controllers = Array.from({ length: quorum.replicas }, (_, ordinal) => [
    `controller-${ordinal}-id`,
    kafkaId(namespace, name, `controller-${ordinal}`),
  ]);
  const identifiers = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secret,
      namespace,
      labels: {
        'app.kubernetes.io/name': 'kafka',
        'app.kubernetes.io/instance': environment.releaseName,
        'app.kubernetes.io/component': 'controller-eligible',
      },
    },
    type: 'Opaque',
    // The chart asks for a Secret; nothing in it is secret.
    stringData: { 'cluster-id': clusterId, ...Object.fromEntries(controllers) },
  };
  return { publicSecrets: [secret], objects: [identifiers] };
}
