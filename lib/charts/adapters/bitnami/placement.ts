import type { DeclaredEnvironment } from '../../../environment/declared';
import { isMap } from '../../chart-files';
import { type Drained, mayBeDrained } from '../../drains';
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
  readonly drained: Drained;
}

/** Sets how pods are spread over nodes and zones, and how many of them a drain may take at once. */
export function setPlacement(
  translation: Translation,
  environment: DeclaredEnvironment,
  { place, name, component, drained }: Pods,
): void {
  const { spread, releaseName } = environment;
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
  setBudget(translation, environment, `${place}pdb`, drained);
}

/** A chart without budgets is refused only to those who have asked for one. */
function setBudget(
  translation: Translation,
  environment: DeclaredEnvironment,
  place: string,
  drained: Drained,
): void {
  const maxUnavailable = mayBeDrained(environment, drained);
  const budget = { create: true, maxUnavailable };
  const written = environment.maxUnavailable;
  if (maxUnavailable === undefined) translation.setIfKnown(`${place}.create`, false);
  else if (written === undefined) translation.setIfKnown(place, budget);
  else translation.translate('maxUnavailable', written, place, budget);
}
