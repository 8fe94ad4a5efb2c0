import type { Construct } from 'constructs';
import { k8s } from '../kubernetes/k8s';
import type { Mounted } from './pod-template';

/** What a pod needs to know whether its Job is the current one. */
export interface Fence extends Mounted {
  readonly env: readonly k8s.EnvVar[];
}

/** Which Jobs a fence is about: those of one release and one subject. */
export interface Fenced {
  /** The subject, such as `topics`. */
  readonly about: string;
  /** What the Jobs' names begin with. */
  readonly base: string;
}

/** The key in the ConfigMap, and the name of the mounted file. */
const key = 'job';

/**
 * The fence of a Job's pods: the Job's own name, and the file with the name of the Job that was applied last.
 * It is mounted as a folder, not by `subPath`, since only then a running pod sees changes.
 */
export function fence({ about, base }: Fenced, jobName: string): Fence {
  const folder = `/opt/${about}/current`;
  return {
    env: [
      { name: 'JOB_NAME', value: jobName },
      { name: 'CURRENT_JOB_FILE', value: `${folder}/${key}` },
    ],
    volumes: [{ name: 'current', configMap: { name: `${base}-current` } }],
    volumeMounts: [{ name: 'current', mountPath: folder, readOnly: true }],
  };
}

/**
 * The ConfigMap that names the Job that was applied last. It keeps its name and is mutable: the pods of an
 * older Job look at it too, and write nothing more once it names another.
 *
 * @param metadata without the name
 */
export function currentJob(
  scope: Construct,
  fenced: Fenced,
  jobName: string,
  metadata: k8s.ObjectMeta,
): k8s.KubeConfigMap {
  return new k8s.KubeConfigMap(scope, 'current', {
    metadata: { ...metadata, name: `${fenced.base}-current` },
    data: { [key]: jobName },
  });
}
