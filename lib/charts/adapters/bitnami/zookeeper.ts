import type { DeclaredEnvironment } from '../../../environment/declared';
import type { KubernetesObject } from '../../../helm/manifest';
import type { ChartFiles } from '../../chart-files';
import type { Image } from '../../image';
import type { Translation } from '../../translation';
import { quorumHeapMib, restrictedContainer, zookeeperResources } from '../pods';
import { setImage } from './images';
import { setPlacement } from './placement';
import { secureZooKeeper } from './secure-zookeeper';

/**
 * Sets the values of the ZooKeeper subchart, which are the same in all charts that have it.
 *
 * @returns its image, and objects that it needs besides
 */
export function setZooKeeper(
  translation: Translation,
  environment: DeclaredEnvironment,
  chart: ChartFiles,
): { image: Image; objects: KubernetesObject[] } {
  const { quorum, brokers, security, releaseName } = environment;
  translation.set('zookeeper.enabled', true);
  translation.set('zookeeper.replicaCount', quorum.replicas);
  translation.set('zookeeper.persistence', { enabled: true, size: quorum.storage });
  if (brokers.storageClass) translation.set('zookeeper.persistence.storageClass', brokers.storageClass);
  translation.suggest('zookeeper.heapSize', quorumHeapMib);
  // Older charts keep every snapshot for ever, until the volume is full.
  translation.suggest('zookeeper.autopurge', { purgeInterval: 1, snapRetainCount: 3 });
  translation.suggest('zookeeper.resources', zookeeperResources);
  if (translation.knows('zookeeper.containerSecurityContext.enabled')) {
    translation.set('zookeeper.containerSecurityContext', { enabled: true, ...restrictedContainer(1001) });
  } else {
    translation.refuse(
      'chart',
      environment.chart.written,
      'has a ZooKeeper whose containers cannot be made to fulfil Pod Security restricted, which the namespace enforces',
      'choose a newer chart',
    );
  }
  setPlacement(translation, environment, {
    place: 'zookeeper.',
    name: 'zookeeper',
    component: 'zookeeper',
    drained: 'quorum',
  });
  if (releaseName.includes('zookeeper')) {
    translation.refuse(
      'releaseName',
      releaseName,
      `has 'zookeeper' in it, which lets the chart name ZooKeeper ${releaseName} and look for ${releaseName}-zookeeper`,
      'write another name',
    );
  }
  const image = setImage(translation, chart, 'zookeeper.image', environment.chart.images?.zookeeper);
  return {
    image,
    objects: security ? [secureZooKeeper(translation, environment, security, image)] : [],
  };
}
