import { runCharts } from './command';

runCharts(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
