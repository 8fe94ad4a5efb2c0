import { readChart } from '../charts/chart-files';
import type { DeclaredEnvironment } from '../environment/declared';
import type { Found, Rule } from '../rules/rule';
import { reachableChart } from './reachable-chart';

const reachable: Rule = {
  id: 'delivery-chart',
  severity: 'error',
  summary: "who installs the chart can get it, at the version that the environment's values are for",
  find: (environment) => {
    const { delivery } = environment;
    if (delivery.kind === 'rendered') return [];
    if (delivery.kind !== 'helm-chart' && !reachableChart(environment)) {
      return [
        {
          field: 'delivery.chart',
          value: undefined,
          problem: 'is missing: the controller cannot get the chart from this machine',
          remedy:
            'write { git, revision } for a chart in a git repository, { oci, version } for one in a registry, { repository, name, version } for one in a Helm repository',
        },
      ];
    }
    return otherVersion(environment);
  },
};

function otherVersion({ chart, delivery }: DeclaredEnvironment): Found[] {
  if (!('chart' in delivery) || !delivery.chart || 'git' in delivery.chart || !chart.path) return [];
  const { version } = chart.files ?? readChart(chart.path);
  if (delivery.chart.version === version) return [];
  return [
    {
      field: 'delivery.chart.version',
      value: delivery.chart.version,
      problem: `is not the version that the values are for, which is ${version}`,
      remedy: `write '${version}', or choose the other version as the environment's chart`,
    },
  ];
}

const choices = ['hooks', 'tests', 'secrets'] as const;

const canDo: Rule = {
  id: 'delivery-can-do',
  severity: 'error',
  summary:
    "what is to become of a chart's hooks, tests and Secrets is chosen only where the chart is rendered here",
  find: ({ chart, delivery }) =>
    delivery.kind === 'rendered'
      ? []
      : choices
          .filter((choice) => chart[choice] !== undefined)
          .map((choice) => ({
            field: `chart.${choice}`,
            value: chart[choice],
            problem: `has no meaning with the delivery ${delivery.kind}: it does with a chart what Helm does`,
            remedy: "remove it, or write delivery: 'rendered'",
          })),
};

/** What is wrong between an environment and who installs its chart. */
export const deliveryRules: readonly Rule[] = [reachable, canDo];
