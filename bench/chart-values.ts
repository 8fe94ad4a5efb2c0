/** Prints what the three environments mean in the values of the embedded chart, for cdk8s' own `Helm` to render. */
import { dev } from '../environments/dev';
import { prod } from '../environments/prod';
import { staging } from '../environments/staging';
import { loadEnvironments } from '../lib';
import { chartValues } from '../lib/cluster/chart-values';

const environments = loadEnvironments({ environments: [dev, staging, prod], only: [], variables: {} });
console.log(
  JSON.stringify(
    environments.map((it) => ({ name: it.name, values: chartValues(it) })),
    undefined,
    2,
  ),
);
