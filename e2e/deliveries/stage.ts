import { until } from '../steps';
import { output } from './command';

/** The kinds that a folder of manifests brings, and what the cluster makes of them. */
const kinds = 'job,configmap,statefulset,service,poddisruptionbudget,persistentvolumeclaim';

/** An object as far as a change of it can be told. */
export interface Seen {
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly generation?: number;
  readonly ended: boolean;
  /** When it was created, and last written by a tool, to the second. */
  readonly created: string;
  readonly written: string;
  /** The Job that it says is the current one. */
  readonly currentJob?: string;
}

interface Listed {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly generation?: number;
    readonly creationTimestamp: string;
    readonly deletionTimestamp?: string;
    readonly managedFields?: readonly { readonly time?: string }[];
  };
  readonly data?: Readonly<Record<string, string>>;
  readonly status?: {
    readonly startTime?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** Everything in a namespace that a folder brought, once nothing is on its way out any more. */
export async function seen(namespace: string): Promise<Seen[]> {
  return until('the end of what is being deleted', 60, async () => {
    const all = await listed(namespace);
    return all.some((it) => it.metadata.deletionTimestamp) ? undefined : all.map(described);
  });
}

async function listed(namespace: string): Promise<Listed[]> {
  const args = ['get', kinds, '-n', namespace, '-o', 'json', '--show-managed-fields'];
  const { items } = JSON.parse(await output('kubectl', args)) as { items: Listed[] };
  return items.filter(({ metadata }) => metadata.name !== 'kube-root-ca.crt');
}

function described({ kind, metadata, status, data }: Listed): Seen {
  const ended = status?.conditions?.some((it) => /^(Complete|Failed)$/.test(it.type) && it.status === 'True');
  return {
    kind,
    name: metadata.name,
    uid: metadata.uid,
    generation: metadata.generation,
    ended: ended ?? false,
    created: metadata.creationTimestamp,
    written:
      (metadata.managedFields ?? [])
        .map(({ time }) => time ?? '')
        .sort()
        .at(-1) ?? '',
    ...(metadata.name.endsWith('-current') ? { currentJob: data?.job } : {}),
  };
}

/** Keeps all pods from being created in a namespace: nothing here needs them. */
export async function forbidPods(namespace: string): Promise<void> {
  const quota = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'no-pods', namespace },
    spec: { hard: { pods: '0' } },
  };
  await output('kubectl', ['create', '-f', '-'], JSON.stringify(quota));
}

/** Says of a Job what the Job controller says of one that ended, since no pod of it can run. */
export async function end(namespace: string, job: string, how: 'Complete' | 'Failed'): Promise<void> {
  const time = await until(`the start of ${job}`, 60, async () => {
    const found = (await listed(namespace)).find((it) => it.kind === 'Job' && it.metadata.name === job);
    return found?.status?.startTime;
  });
  // The API server accepts the end of a Job only after the reason for it.
  const types = how === 'Complete' ? ['SuccessCriteriaMet', 'Complete'] : ['FailureTarget', 'Failed'];
  const conditions = types.map((type) => ({
    type,
    status: 'True',
    reason: 'SaidByTheTest',
    lastProbeTime: time,
    lastTransitionTime: time,
  }));
  const status = {
    active: 0,
    conditions,
    ...(how === 'Complete' ? { completionTime: time } : { failed: 1 }),
  };
  const patch = JSON.stringify({ status });
  await output('kubectl', [
    'patch',
    'job',
    job,
    '-n',
    namespace,
    '--subresource=status',
    '--type=merge',
    `--patch=${patch}`,
  ]);
}

/** Takes everything away but the Namespace. */
export async function clear(namespace: string): Promise<void> {
  await output('kubectl', ['delete', kinds, '-n', namespace, '--all', '--wait=false']);
}
