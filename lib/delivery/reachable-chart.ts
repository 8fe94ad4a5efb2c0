import type { DeclaredEnvironment } from '../environment/declared';
import type { GitChart, RegistryChart, RepositoryChart } from '../environment/delivery';

/** A chart that a controller in a cluster can get by itself. */
export type ReachableChart = GitChart | RegistryChart | RepositoryChart;

/**
 * Where a controller can get an environment's chart: where its delivery says, else where the chart is
 * from, when that is a network.
 */
export function reachableChart({
  chart: { source },
  delivery,
}: DeclaredEnvironment): ReachableChart | undefined {
  if ('chart' in delivery && delivery.chart) return delivery.chart;
  return 'version' in source ? source : undefined;
}
