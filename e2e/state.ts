import { type ApiObject, kubectl, objects } from './kubectl';

/** How many pods of a StatefulSet are ready. */
export function ready(namespace: string, statefulSet: string): number {
  const [set] = objects('statefulset', '-n', namespace, '--field-selector', `metadata.name=${statefulSet}`);
  return set?.status?.readyReplicas ?? 0;
}

/** Whether a pod is. */
export function isReady(pod: ApiObject): boolean {
  return pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false;
}

/** How the Jobs of a component ended, once one has. */
export function jobState(namespace: string, component: string): 'Complete' | 'Failed' | undefined {
  const jobs = objects('job', '-n', namespace, '-l', `app.kubernetes.io/component=${component}`);
  const conditions = jobs.flatMap((job) => job.status?.conditions ?? []);
  const done = conditions.find(({ type, status }) => /^(Complete|Failed)$/.test(type) && status === 'True');
  return done?.type as 'Complete' | 'Failed' | undefined;
}

/** Deletes the namespace and all that is in it. */
export function removed(namespace: string): void {
  kubectl('delete', 'namespace', namespace, '--ignore-not-found', '--timeout=300s');
}
