import type { k8s } from '../kubernetes/k8s';
import { type JobPodOptions, jobPodTemplate } from './pod-template';

/** What the script exits with when the table is wrong: running it again would change nothing. */
const badConfiguration = 42;

/** The spec of the Job that runs a script until everything is as declared. */
export function reconcilingJobSpec(pod: JobPodOptions): k8s.JobSpec {
  return {
    // Ten seconds, doubled each time: six more tries span ten minutes.
    backoffLimit: 6,
    // A Job that hangs would keep Argo CD progressing and Flux waiting for ever.
    activeDeadlineSeconds: 3600,
    completions: 1,
    completionMode: 'NonIndexed',
    podFailurePolicy: {
      rules: [
        // Kubernetes 1.27's schema calls onPodConditions required; its API server does not.
        {
          action: 'FailJob',
          onExitCodes: { containerName: pod.containerName, operator: 'In', values: [badConfiguration] },
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
