import type { Cluster } from './cluster';

/** One behaviour, proven against a living cluster. Topics of a scenario carry a name no other scenario uses. */
export interface Scenario {
  readonly name: string;
  readonly prove: (cluster: Cluster) => Promise<void>;
}
