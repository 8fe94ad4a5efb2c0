import { brokerAddresses, clientPort } from '../../cluster/broker-addresses';
import { chartValues } from '../../cluster/chart-values';
import type { DeclaredEnvironment } from '../../environment/declared';
import { fullName } from '../../helm/release-names';
import { serviceAddress } from '../installation';
import type { ChartPlan } from '../plan';

/** The chart that comes with this library, and forks of it. */
export function embedded(environment: DeclaredEnvironment): ChartPlan {
  const { namespace, releaseName, brokers, kafkaVersion, metadataMode, chart } = environment;
  const name = fullName(releaseName);
  const servers = metadataMode === 'zookeeper' ? `${name}-zookeeper-headless` : `${name}-controller-headless`;
  return {
    interface: 'embedded',
    values: chartValues(environment),
    installation: {
      fullName: name,
      brokers: brokerAddresses(name, namespace, brokers.replicas, clientPort),
      bootstrap: serviceAddress(name, namespace),
      headlessServices: [`${name}-headless`, servers],
      tools: {
        image: `apache/kafka:${kafkaVersion}`,
        kafkaHome: '/opt/kafka',
        javaBin: '/opt/java/openjdk/bin',
        user: 1000,
      },
    },
    cannot: chart.images
      ? [
          {
            field: 'chart.images',
            value: chart.images,
            problem: 'cannot be chosen for the embedded chart, whose Kafka version follows the metadata mode',
            remedy: "remove it, or write values: { image: { repository: '…' } }",
          },
        ]
      : [],
    meaningless: [],
    images: [],
    undeclared: [],
    publicSecrets: [],
    objects: [],
    pins: {},
  };
}
