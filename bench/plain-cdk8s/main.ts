// What a project of `cdk8s init` does with the same chart and values: the comparison of docs/benchmarks.md.

import { readFileSync } from 'node:fs';
import { App, Chart, Helm } from 'cdk8s';

const environments = JSON.parse(readFileSync('values.json', 'utf8')) as { name: string; values: object }[];
const app = new App();
for (const { name, values } of environments) {
  const chart = new Chart(app, name, { namespace: 'learnflow', disableResourceNameHashes: true });
  new Helm(chart, 'kafka', {
    chart: process.env.KAFKA_CHART as string,
    releaseName: 'kafka',
    namespace: 'learnflow',
    values,
  });
}
app.synth();
