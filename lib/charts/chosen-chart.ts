import { type ChartFiles, readChart } from './chart-files';
import type { AdapterName, ChartImages, KafkaChart } from './kafka-chart';
import { locateChart } from './locate';
import { type ChartSource, parseSource, sourceText } from './source';

/** The chart of an environment, found on this machine and read. */
export interface ChosenChart extends Omit<KafkaChart, 'source' | 'adapter'> {
  /** The source as it was written, such as `bitnami/kafka:20.0.0`. */
  readonly written: string;
  readonly source: ChartSource;
  readonly images?: ChartImages;
  /** The chart's folder or `.tgz`; absent when it cannot be used. */
  readonly path?: string;
  /** What the chart says about itself; absent when it cannot be used. */
  readonly files?: ChartFiles;
  /** Whose interface it has; absent when nobody knows. */
  readonly adapter?: AdapterName;
  /** Why it cannot be used, and what to do about it. */
  readonly unusable?: { readonly problem: string; readonly remedy: string };
}

/** The chart that comes with this library, as chosen by an environment that says nothing. */
const embedded: KafkaChart = { source: 'embedded' };

/** Finds and reads the chart that an environment chose. Nothing is fetched. */
export function chosenChart(choice: string | KafkaChart = embedded, project = process.cwd()): ChosenChart {
  const { source: said, adapter, ...rest } = typeof choice === 'string' ? { source: choice } : choice;
  const source = typeof said === 'string' ? (parseSource(said) as ChartSource) : said;
  const written = typeof said === 'string' ? said : sourceText(source);
  const chart = { ...rest, written, source };
  try {
    const location = locateChart(source, written, project);
    if ('problem' in location) return { ...chart, unusable: location };
    if ('embedded' in source) return { ...chart, path: location.path, adapter: 'embedded' };
    const files = readChart(location.path);
    return { ...chart, path: location.path, files, adapter: adapter ?? adapterOf(files) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ...chart, unusable: { problem: `cannot be used: ${problem}`, remedy: 'mend or replace it' } };
  }
}

/** Whose chart it is, by the addresses and names in its `Chart.yaml`. */
function adapterOf({ name, manifest }: ChartFiles): AdapterName | undefined {
  if (name !== 'kafka') return undefined;
  if (/cloudpirates/i.test(manifest)) return 'cloudpirates';
  return /bitnami/i.test(manifest) ? 'bitnami' : undefined;
}
