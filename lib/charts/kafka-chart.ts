import type { Choice } from '../helm/choose';
import type { Values } from './chart-files';
import type { ChartSource } from './source';

/** A chart, and what an environment cannot say about it. */
export interface KafkaChart {
  /** Where the chart comes from, typed or as text, such as `bitnami/kafka:20.0.0`. */
  readonly source: string | ChartSource;

  /**
   * The images to run in place of the chart's own.
   *
   * @default - the chart's own; for Bitnami's charts the same tags in `docker.io/bitnamilegacy`, which
   * are all there are for free, and are no longer patched
   */
  readonly images?: ChartImages;

  /**
   * Values of one's own, for what the environment does not say. What the environment says wins: a value
   * that contradicts it is refused, and so is a value that the chart does not declare.
   *
   * @default - none
   */
  readonly values?: Values;

  /**
   * What becomes of the chart's hooks, which only Helm runs at their moment.
   *
   * @default - they are listed, and refused
   */
  readonly hooks?: Choice;

  /**
   * What becomes of the chart's tests.
   *
   * @default - they are listed, and refused
   */
  readonly tests?: Choice;

  /**
   * What becomes of Secrets that the chart generates, passwords in them in plain sight.
   *
   * @default - they are listed, and refused
   */
  readonly secrets?: Choice;

  /**
   * Whose interface of values the chart has. A fork may have to say it.
   *
   * @default - by what `Chart.yaml` says about the chart's origin
   */
  readonly adapter?: AdapterName;
}

/** Whose interface of values a chart has. */
export type AdapterName = 'embedded' | 'bitnami' | 'cloudpirates';

/** The adapters there are. */
export const adapterNames: readonly AdapterName[] = ['embedded', 'bitnami', 'cloudpirates'];

/** Images as `registry/repository:tag`, or `…@sha256:…`. */
export interface ChartImages {
  /** Kafka's. It has to be built for the chart: entrypoints differ. */
  readonly kafka: string;
  /** @default - the chart's own */
  readonly zookeeper?: string;
}
