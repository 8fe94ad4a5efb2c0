import { strict as assert } from 'node:assert';
import { type MetadataMode, reviewEnvironments } from '../../lib';
import type { Values } from '../../lib/charts/chart-files';
import { environmentFor } from './look';

const pool = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'pool', operator: 'In', values: ['kafka'] }] }],
    },
  },
};

/** Values of one's own for brokers, wherever a chart has them, and which of them have to be refused. */
interface Tried {
  readonly values: (brokers: (own: Values) => Values) => Values;
  readonly refused: readonly string[];
}

const tried: readonly Tried[] = [
  { values: (brokers) => brokers({ affinity: pool, nodeSelector: { pool: 'kafka' } }), refused: [] },
  {
    values: (brokers) => ({
      global: { storageClass: 'slow', imageRegistry: 'mirror.example.com' },
      ...brokers({ persistence: { existingClaim: 'mine' }, affinity: { podAntiAffinity: {} } }),
    }),
    refused: ['affinity', 'global.imageRegistry', 'global.storageClass', 'persistence.existingClaim'],
  },
];

/**
 * Looks at what values of one's own come to with one of Bitnami's charts: those that the environment leaves
 * open are let through, and those that would beat it are each found.
 *
 * @returns how many sets of values were tried, or why the environment is refused without any
 */
export function ownValuesLookedAt(archive: string, metadataMode: MetadataMode): string {
  const environment = environmentFor(archive, metadataMode);
  const brokers = { ...environment.brokers, storageClass: 'fast' };
  const refused = (values: Values) =>
    reviewEnvironments({
      environments: [
        { ...environment, brokers, spread: { nodes: 'required' }, chart: { source: archive, values } },
      ],
      only: [],
      variables: {},
    })
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ field }) => field);
  if (refused({}).length > 0) return 'refused without values of one’s own';
  const hasRoles = refused({ broker: { nodeSelector: { pool: 'kafka' } } }).length === 0;
  for (const it of tried) {
    const fields = refused(it.values((own) => (hasRoles ? { broker: own } : own)));
    // A registry is found once for each kind of server.
    const places = new Set(fields.map((field) => field.replace(/^chart\.values\.(broker\.)?/, '')));
    assert.deepEqual([...places].sort(), it.refused);
  }
  return `${tried.length} sets of values of one’s own`;
}
