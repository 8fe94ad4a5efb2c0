import Ajv from 'ajv';
import { merged, readChart } from '../lib/charts/chart-files';
import { embeddedChart } from '../lib/charts/embedded-chart';
import { valuesOf } from '../lib/charts/plan-of';
import { declared } from '../lib/environment/defaults';
import { acceptedEnvironments } from './generated-environments';

const { schema, values: defaults } = readChart(embeddedChart);
const takes = new Ajv({ allErrors: true, strict: false }).compile(schema as object);

test('what check accepts, the schema of the embedded chart takes', () => {
  for (const environment of acceptedEnvironments(40, 12)) {
    const values = JSON.parse(JSON.stringify(valuesOf(declared(environment))));
    expect([takes(merged(defaults, values)), values, takes.errors]).toEqual([true, values, null]);
  }
});
