import type { DeclaredEnvironment } from '../../../environment/declared';
import { isMap } from '../../chart-files';
import type { Translation } from '../../translation';
import { antiAffinity, antiAffinityPreset, zoneSpread } from '../pods';

/** Pods of one kind: where the chart has their values, and how they are labelled. */
export interface Pods {
  /** The values' place with a dot behind it, such as `broker.`; empty at the top. */
  readonly place: string;
  /** The label `app.kubernetes.io/name`. */
  readonly name: string;
  /** The label `app.kubernetes.io/component`. */
  readonly component: string;
}

/** Sets how pods are spread over nodes and zones, and how many of them a drain may take at once. */
export function setPlacement(
  translation: Translation,
  { spread, maxUnavailable, releaseName }: DeclaredEnvironment,
  { place, name, component }: Pods,
): void {
  const labels = {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': releaseName,
    'app.kubernetes.io/component': component,
  };
  const affinity = antiAffinity(spread.nodes, 'kubernetes.io/hostname', labels);
  const own = translation.ownAt(`${place}affinity`);
  const isPreset = translation.knows(`${place}podAntiAffinityPreset`);
  if (isPreset) translation.set(`${place}podAntiAffinityPreset`, antiAffinityPreset[spread.nodes]);
  // Any affinity of one's own switches the preset off; rules about pods are looked at where they are rendered.
  const isOff = isMap(own) && Object.keys(own).length > 0;
  if ((!isPreset || isOff) && !(isMap(own) && own.podAntiAffinity !== undefined)) {
    translation.translate('spread.nodes', spread.nodes, `${place}affinity`, affinity);
  }
  if (spread.zones) {
    const constraints = zoneSpread(spread.zones, labels);
    translation.translate('spread.zones', spread.zones, `${place}topologySpreadConstraints`, constraints);
  }
  if (maxUnavailable === undefined) translation.setIfKnown(`${place}pdb.create`, false);
  else
    translation.translate('maxUnavailable', maxUnavailable, `${place}pdb`, { create: true, maxUnavailable });
}
