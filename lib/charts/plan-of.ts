import type { DeclaredEnvironment } from '../environment/declared';
import { bitnami } from './adapters/bitnami/bitnami';
import { cloudPirates } from './adapters/cloudpirates';
import { embedded } from './adapters/embedded';
import { merged, type Values } from './chart-files';
import type { Installation } from './installation';
import { listsOfBoth } from './lists';
import type { ChartPlan } from './plan';

/** What an environment means to the chart that it chose, or `undefined` when that chart cannot be used. */
export function planOf(environment: DeclaredEnvironment): ChartPlan | undefined {
  const { adapter, files, unusable } = environment.chart;
  if (unusable || !adapter) return undefined;
  if (adapter === 'embedded' || !files) return embedded(environment);
  return (adapter === 'bitnami' ? bitnami : cloudPirates)(environment, files);
}

/**
 * The values to give to the chart of an environment: what the environment means, and values of one's own.
 *
 * @throws Error when the chart cannot be used, of which the rules have told before
 */
export function valuesOf(environment: DeclaredEnvironment): Values {
  const own = environment.chart.values ?? {};
  const { values } = usablePlan(environment);
  return merged(merged(own, values), listsOfBoth(own, values));
}

/**
 * What the installed Kafka of an environment looks like to its users.
 *
 * @throws Error when the chart cannot be used, of which the rules have told before
 */
export function installationOf(environment: DeclaredEnvironment): Installation {
  return usablePlan(environment).installation;
}

/** The plan of an environment that the rules have let pass. */
export function usablePlan(environment: DeclaredEnvironment): ChartPlan {
  const plan = planOf(environment);
  if (!plan) throw new Error(`environment ${environment.name}: the chart cannot be used`);
  return plan;
}
