import type { DeclaredEnvironment } from '../../environment/declared';
import type { ChartFiles } from '../chart-files';
import type { ChartPlan } from '../plan';

/** Translates an environment for the charts of one maker. It is pure: files were read before. */
export type Adapter = (environment: DeclaredEnvironment, chart: ChartFiles) => ChartPlan;
