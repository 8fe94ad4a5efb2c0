import type { DeclaredEnvironment } from '../environment/declared';

/** The pods that a PodDisruptionBudget is about. */
export type Drained = 'brokers' | 'quorum';

/**
 * How many pods of a kind a node drain may take away at once: as many brokers as the environment says, or one;
 * of the quorum always one. `undefined` when there is but one pod, which no budget could save.
 */
export function mayBeDrained(
  { brokers, quorum, maxUnavailable = 1 }: Pick<DeclaredEnvironment, 'brokers' | 'quorum' | 'maxUnavailable'>,
  pods: Drained,
): number | undefined {
  if (pods === 'quorum') return quorum.replicas > 1 ? 1 : undefined;
  return brokers.replicas > 1 ? maxUnavailable : undefined;
}
