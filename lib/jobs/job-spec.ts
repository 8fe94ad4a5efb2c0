import type { k8s } from '../kubernetes/k8s';
import { type JobPodOptions, jobPodTemplate } from './pod-template';

/**
 * What the script exits with when running it again would mend nothing: the table is wrong (42), all that is
 * not as declared was refused (43), or another Job was applied since (44).
 */
const inVain = [42, 43, 44];

/**
 * The spec of the Job that runs a script until everything is as declared.
 *
 * @param workSeconds how long writing everything in the table may take at most
 */
export function reconcilingJobSpec(pod: JobPodOptions, workSeconds: number): k8s.JobSpec {
  return {
    // Ten seconds, doubled each time: six more tries span ten minutes.
    backoffLimit: 6,
    // A Job that hangs would keep Argo CD progressing and Flux waiting for ever.
    activeDeadlineSeconds: deadlineSeconds(workSeconds),
    completions: 1,
    completionMode: 'NonIndexed',
    podFailurePolicy: {
      rules: [
        // Kubernetes 1.27's schema calls onPodConditions required; its API server does not.
        {
          action: 'FailJob',
          onExitCodes: { containerName: pod.containerName, operator: 'In', values: inVain },
        } as k8s.PodFailurePolicyRule,
        {
          // A drained node is no failed try.
          action: 'Ignore',
          onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
        },
      ],
    },
    template: jobPodTemplate(pod),
  };
}

/** What all waiting and all tries take together: for the fence, brokers, retries and the pods after a failed one. */
const waitingSeconds = 1800;

/** How long a Job may take: never less than an hour, in whole minutes. It is no part of what the Job's name is made of. */
export function deadlineSeconds(workSeconds: number): number {
  return Math.max(3600, Math.ceil((waitingSeconds + workSeconds) / 60) * 60);
}

/** The spec of the CronJob that runs a script read-only. That a check fails is its answer: it is not repeated. */
export function driftCheckSpec(pod: JobPodOptions, schedule: string): k8s.CronJobSpec {
  return {
    schedule,
    timeZone: 'Etc/UTC',
    concurrencyPolicy: 'Forbid',
    // One that was missed, since the controller was away, is not made up for an hour later.
    startingDeadlineSeconds: 300,
    successfulJobsHistoryLimit: 1,
    failedJobsHistoryLimit: 3,
    jobTemplate: {
      metadata: { labels: { ...pod.labels } },
      spec: { backoffLimit: 0, activeDeadlineSeconds: 900, template: jobPodTemplate(pod, ['--check']) },
    },
  };
}
