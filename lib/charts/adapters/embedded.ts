import { chartValues } from '../../cluster/chart-values';
import type { DeclaredEnvironment } from '../../environment/declared';
import { fullName } from '../../helm/release-names';
import { jobAddresses, podHosts, podLabels, serviceAddress } from '../installation';
import { type ChartPlan, noDetours } from '../plan';

/** The chart that comes with this library, and forks of it. */
export function embedded(environment: DeclaredEnvironment): ChartPlan {
  const { namespace, releaseName, brokers, kafkaVersion, metadataMode, chart } = environment;
  const name = fullName(releaseName);
  const servers = metadataMode === 'zookeeper' ? 'zookeeper' : 'controller';
  const headlessService = `${name}-headless`;
  return {
    interface: 'embedded',
    values: chartValues(environment),
    installation: {
      fullName: name,
      brokers: jobAddresses(podHosts(name, headlessService, namespace, brokers.replicas), environment),
      bootstrap: serviceAddress(name, namespace),
      brokerPods: { headlessService, labels: podLabels(releaseName, 'kafka', 'broker') },
      quorumPods: {
        headlessService: `${name}-${servers}-headless`,
        labels: podLabels(releaseName, 'kafka', servers),
      },
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
    properties: {},
    detours: noDetours,
    renewsCertificates: true,
    pins: {},
  };
}
