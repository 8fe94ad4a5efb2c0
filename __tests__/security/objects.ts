import { loadEnvironments } from '../../lib';
import type { Environment } from '../../lib/environment/environment';
import { environmentApp } from '../../lib/output/environment-app';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind are looked into
export type Any = any;

/** Every object of an environment, as it is written to `dist`. */
export function objectsOf(environment: Environment): Any[] {
  const [declared] = loadEnvironments({ environments: [environment], variables: {}, only: [] });
  return environmentApp(declared as NonNullable<typeof declared>).charts.flatMap((chart) => chart.toJson());
}
