import { parseSource, sourceProblem } from '../charts/source';
import { isReleaseName, releaseNameRemedy } from '../helm/release-names';
import type { Environment } from './environment';
import type { Problem } from './problem';
import { isObject } from './shape';

/** What environment variables change in every environment that is synthesized. */
export interface Overrides {
  /** `REPLICAS`: how many brokers there are. */
  readonly replicas?: number;
  /** `RELEASE_NAME`: the release name. */
  readonly releaseName?: string;
  /** `CHART`: the chart's source. Values and images of the chart that it takes the place of go with that. */
  readonly chart?: string;
}

/** Environment variables, as `process.env` holds them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The overrides among the variables, and what is wrong with them. An empty variable counts as not set. */
export function overridesFrom({ REPLICAS, RELEASE_NAME, CHART }: Variables): {
  readonly overrides: Overrides;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const refuse = (name: string, value: string, problem: string, remedy: string): undefined => {
    problems.push({ field: `${name} (environment variable)`, value, problem, remedy });
  };

  const refuseChart = (chart: string): undefined => {
    const { value, problem, remedy } = sourceProblem(chart);
    refuse('CHART', String(value), problem, remedy.replace(/^write/, 'set'));
  };

  const replicas = !REPLICAS
    ? undefined
    : /^([1-9]\d{0,2}|1000)$/.test(REPLICAS)
      ? Number(REPLICAS)
      : refuse(
          'REPLICAS',
          REPLICAS,
          'is no number of brokers',
          'set a whole number from 1 to 1000, such as REPLICAS=5',
        );
  const releaseName =
    !RELEASE_NAME || isReleaseName(RELEASE_NAME)
      ? RELEASE_NAME || undefined
      : refuse('RELEASE_NAME', RELEASE_NAME, 'is no release name', `set ${releaseNameRemedy}`);
  const chart = !CHART || parseSource(CHART) ? CHART || undefined : refuseChart(CHART);
  return { overrides: { replicas, releaseName, chart }, problems };
}

/** The environment with the overrides in the place of what its file says. */
export function overridden(environment: Environment, overrides: Overrides): Environment {
  const { replicas, releaseName, chart } = overrides;
  return {
    ...environment,
    ...(releaseName === undefined ? {} : { releaseName }),
    ...(chart === undefined ? {} : { chart }),
    ...(replicas === undefined || !isObject(environment.brokers)
      ? {}
      : { brokers: { ...environment.brokers, replicas } }),
  };
}
