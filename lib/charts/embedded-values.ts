import type { DeclaredEnvironment } from '../environment/declared';
import { quantityBytes } from '../kubernetes/quantity';
import type { Found } from '../rules/rule';
import { type ChartFiles, isMap, merged, type Values } from './chart-files';
import { valueAt } from './translation';

/** What the environment has a field for, and what that field does besides giving the value. */
const fields: Readonly<Record<string, string>> = {
  config: 'brokers.config, which is checked',
  externalAccess:
    'externalAccess of the environment, which lets clients through the network policies as well',
};

/** What the embedded chart's templates refuse of values of one's own (`_validate.tpl`), and what has its place elsewhere. */
export function refusedByTemplates(
  { chart: { values: own = {} }, brokers }: Pick<DeclaredEnvironment, 'chart' | 'brokers'>,
  { values: defaults }: ChartFiles,
  translated: Values,
): Found[] {
  const given = merged(merged(defaults, own), translated);
  return [
    ...Object.entries(fields)
      .filter(([place]) => valueAt(own, place) !== undefined)
      .map(([place, field]) =>
        at(own, place, 'is a matter of the environment', `remove it, and write ${field}`),
      ),
    ...replication(own, brokers),
    ...['zookeeper', 'controller'].flatMap((servers) => heapOf(servers, own, given)),
  ];
}

function replication(own: Values, { replicas, minInsyncReplicas }: DeclaredEnvironment['brokers']): Found[] {
  const place = 'defaultReplicationFactor';
  const factor = valueAt(own, place);
  if (typeof factor !== 'number') return [];
  if (factor > replicas) {
    return [at(own, place, `is more than the ${replicas} brokers there are`, `write at most ${replicas}`)];
  }
  return factor < minInsyncReplicas
    ? [
        at(
          own,
          place,
          `is below brokers.minInsyncReplicas, ${minInsyncReplicas}`,
          `write at least ${minInsyncReplicas}`,
        ),
      ]
    : [];
}

function heapOf(servers: string, own: Values, given: Values): Found[] {
  const heap = valueAt(given, `${servers}.heap`);
  const limit = valueAt(given, `${servers}.resources.limits.memory`);
  const isOwn = isMap(own[servers]) && ['heap', 'resources'].some((it) => it in (own[servers] as Values));
  if (!isOwn || typeof heap !== 'string' || typeof limit !== 'string') return [];
  const [heapSize, memory] = [javaBytes(heap), quantityBytes(limit)];
  if (heapSize === undefined || memory === undefined || heapSize < memory) return [];
  const place =
    valueAt(own, `${servers}.heap`) === undefined ? `${servers}.resources.limits.memory` : `${servers}.heap`;
  const problem = `makes a heap of ${heap} with a memory limit of ${limit}: the process needs more than its heap`;
  return [at(own, place, problem, 'write a heap of half of the memory or less')];
}

/** The bytes of a heap as Java takes it. */
function javaBytes(text: string): bigint | undefined {
  const match = /^(\d+)([mg])$/.exec(text);
  return match ? BigInt(match[1] as string) * 2n ** (match[2] === 'g' ? 30n : 20n) : undefined;
}

function at(own: Values, place: string, problem: string, remedy: string): Found {
  return { field: `chart.values.${place}`, value: valueAt(own, place), problem, remedy };
}
