import { quantityBytes, quantityMilliCpu } from '../kubernetes/quantity';
import type { Values } from './chart-files';
import { imageText } from './image';
import type { ChartPlan } from './plan';
import { valueAt } from './translation';

/**
 * Which field of an environment decides a value of a chart. The names are the same in all charts that can
 * be chosen, wherever among their values they are.
 */
const fields: readonly (readonly [place: RegExp, field: string])[] = [
  [/^(broker\.)?replicaCount$/, 'brokers.replicas'],
  [/^(controller|zookeeper)\.replicaCount$/, 'quorum.replicas'],
  [/^(broker\.)?persistence\.size$/, 'brokers.storage'],
  [/^(controller|zookeeper)\.persistence\.size$/, 'quorum.storage'],
  [/(^|\.)persistence\.storageClass$/, 'brokers.storageClass'],
  [/^(broker\.)?resources\.requests\.(cpu|memory)$/, 'brokers.resources.$2.request'],
  [/^(broker\.)?resources\.limits\.(cpu|memory)$/, 'brokers.resources.$2.limit'],
  [/^(broker\.)?heap(Opts)?$/, 'brokers.resources.memory'],
  [/^image(\.|$)/, 'chart.images.kafka'],
  [/^zookeeper\.image(\.|$)/, 'chart.images.zookeeper'],
  [/(^|\.)(podAntiAffinityPreset|affinity)(\.|$)/, 'spread.nodes'],
  [/(^|\.)(topologySpreadConstraints|zoneSpreadPreset)$/, 'spread.zones'],
  [/(^|\.)(pdb|podDisruptionBudget)(\.|$)/, 'maxUnavailable'],
  [/^(kraft|zookeeper)\.enabled$/, 'metadataMode'],
  [/^(fullnameOverride|nameOverride)$/, 'releaseName'],
  [/^(minInsyncReplicas)$/, 'brokers.minInsyncReplicas'],
  [/^(auth|tls|sasl|listeners)(\.|$)/, 'security'],
];

/** The field of the environment that decides a value of the chart, or `undefined` when none does. */
export function environmentField(place: string): string | undefined {
  const found = fields.find(([pattern]) => pattern.test(place));
  return found && (place.match(found[0])?.[0] ?? '').replace(found[0], found[1]).replace(/\.$/, '');
}

/** How to get a value of one's own, which contradicts the environment, from the environment. */
export function fieldRemedy(place: string, own: unknown, property: string | undefined): string {
  if (property !== undefined) {
    return `remove it, or write brokers.config: { '${property}': '${own}' }`;
  }
  const field = environmentField(place);
  if (field === undefined) return 'remove it: the environment decides it';
  return `remove it, or write ${advice(field, own)}`;
}

function advice(field: string, own: unknown): string {
  const text = String(own);
  switch (field) {
    case 'brokers.replicas':
    case 'quorum.replicas':
    case 'brokers.minInsyncReplicas':
      return `${field}: ${text}`;
    case 'metadataMode':
      return "metadataMode: 'kraft' or 'zookeeper'";
    case 'brokers.storage':
    case 'quorum.storage':
      return quantityBytes(text) === undefined ? field : `${field}: '${text}'`;
    case 'brokers.storageClass':
      return `${field}: '${text}'`;
    case 'brokers.resources.memory':
      return 'brokers.resources.memory, of whose request half is the heap; other options of Java belong into the variable KAFKA_JVM_PERFORMANCE_OPTS';
    default:
      return /^brokers\.resources/.test(field) &&
        (quantityBytes(text) ?? quantityMilliCpu(text)) !== undefined
        ? `${field}: '${text}'`
        : field;
  }
}

/**
 * How to get an image of one's own from the environment, whole, whichever of its parts was written.
 *
 * @returns the advice, or `undefined` when the place is none of an image that the environment chooses
 */
export function imageRemedy(
  place: string,
  own: Values,
  { values }: Pick<ChartPlan, 'values'>,
): string | undefined {
  const [, at = '', part] = /^((?:zookeeper\.)?image)\.(registry|repository|tag|digest)$/.exec(place) ?? [];
  if (part === undefined) return undefined;
  const [registry, repository, tag, digest] = ['registry', 'repository', 'tag', 'digest'].map((name) =>
    String(valueAt(own, `${at}.${name}`) || valueAt(values, `${at}.${name}`) || ''),
  ) as [string, string, string, string];
  const image = imageText({
    registry,
    repository: repository.replace(/^bitnami\//, 'bitnamilegacy/'),
    tag,
    digest,
  });
  return `remove it, or write ${environmentField(at)}: '${image}'`;
}
