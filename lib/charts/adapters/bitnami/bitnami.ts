import type { DeclaredEnvironment } from '../../../environment/declared';
import { fullName } from '../../../helm/release-names';
import type { ChartFiles } from '../../chart-files';
import type { ChartPlan } from '../../plan';
import { refuseOldKafka } from '../old-kafka';
import { refuseListenerConfigs } from '../refuse-listener-configs';
import { detours } from './detours';
import { flatNodes, flatProperties } from './flat';
import { legacyImages, setFurtherImages } from './images';
import { interfaceOf, isBroken } from './interface';
import { roleNodes } from './roles';

/** Bitnami's Kafka charts, from 11.0.0. */
export function bitnami(environment: DeclaredEnvironment, chart: ChartFiles): ChartPlan {
  const spoken = interfaceOf(chart);
  const { chart: chosen, metadataMode, security } = environment;
  const isFlat = spoken === undefined || spoken === '11 to 21' || spoken === '22 to 23';
  const nodes = (isFlat ? flatNodes : roleNodes)(environment, chart);
  const { translation } = nodes;
  const refuseChart = (problem: string, remedy: string) =>
    translation.refuse('chart', chosen.written, problem, remedy);

  if (spoken === undefined) {
    refuseChart(
      `is chart ${chart.version}, whose values are none of those that Bitnami's Kafka charts have had from 11.0.0`,
      'choose a newer chart',
    );
  }
  if (isBroken(chart))
    refuseChart(`is chart ${chart.version}, which cannot render brokers`, 'choose another version');
  const isBeforeKraft = spoken === '11 to 21' && metadataMode === 'kraft';
  if (security && !isBeforeKraft) refuseOldKafka(translation, environment, security);
  if (isBeforeKraft) {
    translation.refuse(
      'metadataMode',
      metadataMode,
      `cannot be had from chart ${chart.version}: KRaft begins with 22.0.0`,
      "write 'zookeeper', or choose a chart from 24.0.0",
    );
  }
  if (spoken === '32' && metadataMode === 'zookeeper') {
    translation.refuse(
      'metadataMode',
      metadataMode,
      `cannot be had from chart ${chart.version}, whose Kafka 4 has no ZooKeeper`,
      "write 'kraft', which makes a new cluster, or choose a chart before 32.0.0",
    );
  }
  refuseListenerConfigs(translation, environment);
  // Nothing else of the chart runs images besides the servers'.
  if (chosen.values) setFurtherImages(translation, chart.values);
  return {
    interface: spoken === undefined ? 'Bitnami' : `Bitnami ${spoken}`,
    values: translation.values,
    installation: nodes.installation,
    cannot: translation.cannot,
    meaningless: nodes.meaningless,
    images: legacyImages(nodes.images, chosen.images),
    // Old charts have it in a comment, and new ones read a global one that they no longer mention.
    undeclared: ['persistence.storageClass', 'global.storageClass'],
    publicSecrets: nodes.publicSecrets,
    objects: nodes.objects,
    properties: isFlat ? flatProperties : {},
    detours: detours(environment),
    renewsCertificates: false,
    pins: pins(fullName(environment.releaseName)),
  };
}

function pins(name: string): Record<string, string> {
  return {
    [`Secret/${name}-user-passwords`]: 'sasl.existingSecret',
    [`Secret/${name}-jaas`]: 'auth.sasl.jaas.existingSecret',
    [`Secret/${name}-kraft-cluster-id`]: 'kraft.clusterId',
    [`Secret/${name}-kraft`]: 'existingKraftSecret',
    tls: 'tls.existingSecret',
  };
}
