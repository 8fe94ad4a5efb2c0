import type { DeclaredEnvironment } from '../../environment/declared';
import { fullName } from '../../helm/release-names';
import { brokerProperties, propertyLines } from '../broker-properties';
import type { ChartFiles } from '../chart-files';
import { mayBeDrained } from '../drains';
import { kafkaId } from '../ids';
import { type Image, parseImage } from '../image';
import { jobAddresses, podHosts, podLabels, serviceAddress } from '../installation';
import { type ChartPlan, noDetours } from '../plan';
import { Translation, valueAt } from '../translation';
import { cloudPiratesDetours, cloudPiratesProperties, secureCloudPirates } from './cloudpirates-security';
import { combinedNodes, refuseOtherQuorum } from './combined-nodes';
import { antiAffinity, containerResources, heapOptions } from './pods';
import { refuseListenerConfigs } from './refuse-listener-configs';

/** CloudPirates' Kafka chart: KRaft, every node broker and controller, in Kafka's official image. */
export function cloudPirates(environment: DeclaredEnvironment, chart: ChartFiles): ChartPlan {
  const translation = new Translation(
    `${environment.chart.written}, chart ${chart.version}`,
    chart.values,
    environment.chart.values,
  );
  const { namespace, releaseName, brokers, spread, metadataMode, security } = environment;
  const name = fullName(releaseName);
  const headlessService = `${name}-headless`;

  translation.set('fullnameOverride', name);
  translation.set('clusterId', kafkaId(namespace, name));
  translation.set('replicaCount', brokers.replicas);
  translation.set('persistence', { enabled: true, size: brokers.storage });
  if (brokers.storageClass) translation.set('persistence.storageClass', brokers.storageClass);
  translation.set('service.ports.client', 9092);
  // What these would ask for are passwords, and no SCRAM.
  for (const listener of ['client', 'interBroker', 'controller']) {
    translation.set(`auth.${listener}.enabled`, false);
  }
  if (security) secureCloudPirates(translation, security);
  else translation.set('tls.enabled', false);
  translation.set('heapOpts', heapOptions(environment));
  translation.set('resources', containerResources(brokers.resources));
  const labels = { 'app.kubernetes.io/name': 'kafka', 'app.kubernetes.io/instance': releaseName };
  // Rules of one's own are looked at where they are rendered.
  if (translation.ownAt('affinity.podAntiAffinity') === undefined) {
    translation.set('affinity', antiAffinity(spread.nodes, 'kubernetes.io/hostname', labels));
  }
  const maxUnavailable = mayBeDrained(environment, 'brokers');
  translation.set('podDisruptionBudget.enabled', maxUnavailable !== undefined);
  if (maxUnavailable !== undefined) {
    translation.set('podDisruptionBudget', { minAvailable: '', maxUnavailable: String(maxUnavailable) });
  }
  setProperties(translation, environment);
  const image = setImage(translation, environment, chart);

  const refuse = translation.refuse.bind(translation);
  if (spread.zones) refuse('spread.zones', spread.zones, 'cannot be had from this chart');
  if (metadataMode === 'zookeeper') {
    refuse(
      'metadataMode',
      metadataMode,
      'cannot be had from this chart, whose Kafka 4 has no ZooKeeper',
      "write 'kraft', which makes a new cluster, or choose another chart",
    );
  } else refuseOtherQuorum(translation, environment);
  refuseListenerConfigs(translation, environment);
  return {
    interface: 'CloudPirates',
    values: translation.values,
    installation: {
      fullName: name,
      brokers: jobAddresses(podHosts(name, headlessService, namespace, brokers.replicas), environment),
      bootstrap: serviceAddress(name, namespace),
      brokerPods: { headlessService, labels: podLabels(releaseName, 'kafka') },
      tools: { image, kafkaHome: '/opt/kafka', javaBin: '/opt/java/openjdk/bin', user: 1000 },
    },
    cannot: translation.cannot,
    meaningless: combinedNodes(environment),
    images: [],
    undeclared: [],
    publicSecrets: [],
    objects: [],
    properties: Object.fromEntries(
      Object.entries(valueOfProperty).map(([property, value]) => [`kafkaConfig.${value}`, property]),
    ),
    detours: { ...noDetours, securing: security ? cloudPiratesDetours : [] },
    renewsCertificates: false,
    pins: { [`Secret/${name}-tls`]: 'tls.existingSecret', [`Secret/${name}`]: 'auth.existingSecret' },
  };
}

/** The broker properties that have a value of their own in the chart, which would write them twice. */
const valueOfProperty: Readonly<Record<string, string>> = {
  'auto.create.topics.enable': 'autoCreateTopicsEnable',
  'default.replication.factor': 'defaultReplicationFactor',
  'log.retention.hours': 'logRetentionHours',
  'num.partitions': 'numPartitions',
  'offsets.topic.replication.factor': 'offsetsTopicReplicationFactor',
  'transaction.state.log.min.isr': 'transactionStateLogMinIsr',
  'transaction.state.log.replication.factor': 'transactionStateLogReplicationFactor',
};

function setProperties(translation: Translation, environment: DeclaredEnvironment): void {
  const { security } = environment;
  const properties = Object.entries({
    // Kafka's own default where the chart has another.
    'num.partitions': '1',
    ...brokerProperties(environment),
    ...(security ? cloudPiratesProperties(security) : {}),
  });
  for (const [property, value] of properties.filter(([property]) => valueOfProperty[property])) {
    translation.set(
      `kafkaConfig.${valueOfProperty[property]}`,
      /^\d+$/.test(value) ? Number(value) : value === 'true',
    );
  }
  const others = Object.fromEntries(properties.filter(([property]) => !valueOfProperty[property]));
  translation.set('kafkaConfig.extraConfig', propertyLines(others));
}

/** Sets the image, and says what it is called. The chart writes tag and digest as one. */
function setImage(translation: Translation, environment: DeclaredEnvironment, chart: ChartFiles): string {
  const chosen = environment.chart.images?.kafka;
  const own = (part: string) => String(valueAt(chart.values, `image.${part}`));
  const { registry, repository, tag, digest } = chosen
    ? (parseImage(chosen) as Image)
    : { registry: own('registry'), repository: own('repository'), tag: own('tag'), digest: '' };
  if (tag === '') {
    translation.refuse(
      'chart.images.kafka',
      chosen,
      'has no tag, which the chart asks for',
      'write tag and digest',
    );
  }
  const version = digest === '' ? tag : `${tag}@${digest}`;
  translation.set('image', { registry, repository, tag: version, imagePullPolicy: 'IfNotPresent' });
  return `${registry}/${repository}:${version}`;
}
