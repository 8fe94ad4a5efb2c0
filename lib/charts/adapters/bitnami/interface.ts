import type { ChartFiles } from '../../chart-files';
import { isMap } from '../../chart-files';
import { valueAt } from '../../translation';

/** The interfaces of values that Bitnami's Kafka charts have had. */
export type BitnamiInterface = '11 to 21' | '22 to 23' | '24 to 31' | '32';

/**
 * The interface of a chart, by what it declares: forks keep the interface and not the version.
 *
 * @returns the interface, or `undefined` of a chart before 11.0.0 and of one that is not understood
 */
export function interfaceOf({ values }: ChartFiles): BitnamiInterface | undefined {
  const has = (place: string) => valueAt(values, place) !== undefined;
  if (isMap(values.controller) && isMap(values.broker) && has('listeners.client.protocol')) {
    if (has('existingKraftSecret')) return '32';
    return has('kraft.clusterId') ? '24 to 31' : undefined;
  }
  if (!has('auth.clientProtocol') || !has('replicaCount')) return undefined;
  return valueAt(values, 'kraft.enabled') === true ? '22 to 23' : '11 to 21';
}

/** Versions that cannot render, whatever the values: found by rendering all 627 that were released. */
const broken = ['29.0.0', '29.0.2'];

/** Versions that cannot render brokers beside controllers, or with ZooKeeper. */
const brokenWithBrokers = ['25.1.0', '25.1.1'];

/** Whether a version is one of those that Bitnami released broken. */
export function isBroken({ version }: ChartFiles): boolean {
  return broken.includes(version) || brokenWithBrokers.includes(version);
}
