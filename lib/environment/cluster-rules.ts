import { fullName, fullNameLength } from '../helm/release-names';
import { quantityBytes, quantityMilliCpu } from '../kubernetes/quantity';
import { defaultReleaseName } from './defaults';
import type { Environment } from './environment';
import type { Wrong } from './shape';

/** What is wrong between the fields of an environment that are each right by themselves. */
export function clusterProblems(environment: Environment): Wrong[] {
  const { brokers, quorum, maxUnavailable, releaseName = defaultReleaseName } = environment;
  const problems: Wrong[] = [];
  const refuse = (path: string, value: unknown, problem: string, remedy: string) =>
    problems.push({ path, value, problem, remedy });

  const name = fullName(releaseName);
  if (name.length > fullNameLength) {
    refuse(
      'releaseName',
      releaseName,
      `makes names longer than Kubernetes allows ("${name}" has ${name.length} characters)`,
      `write one whose full name has at most ${fullNameLength} characters`,
    );
  }
  if (quorum && quorum.replicas % 2 === 0) {
    refuse(
      'quorum.replicas',
      quorum.replicas,
      'is even, which tolerates no more failures than one server less',
      `write ${quorum.replicas - 1} or ${quorum.replicas + 1}`,
    );
  }
  if ((brokers.minInsyncReplicas ?? 1) > brokers.replicas) {
    refuse(
      'brokers.minInsyncReplicas',
      brokers.minInsyncReplicas,
      `is more than the ${brokers.replicas} brokers there are`,
      `write at most ${brokers.replicas}`,
    );
  }
  if (maxUnavailable !== undefined && maxUnavailable >= brokers.replicas && brokers.replicas > 1) {
    refuse(
      'maxUnavailable',
      maxUnavailable,
      `lets a drain take all ${brokers.replicas} brokers at once`,
      'write 1',
    );
  }
  for (const [kind, amount] of [
    ['cpu', quantityMilliCpu],
    ['memory', quantityBytes],
  ] as const) {
    const range = brokers.resources?.[kind];
    if (range && (amount(range.request) as bigint) > (amount(range.limit) as bigint)) {
      refuse(
        `brokers.resources.${kind}.request`,
        range.request,
        `is more than the limit, ${range.limit}`,
        `write at most '${range.limit}'`,
      );
    }
  }
  return problems;
}
