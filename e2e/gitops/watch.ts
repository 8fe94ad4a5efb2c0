import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A change that the API server told of. */
interface Change {
  readonly type: string;
  readonly object: {
    readonly metadata: {
      readonly name: string;
      readonly namespace: string;
      readonly resourceVersion: string;
    };
    readonly data?: Readonly<Record<string, string>>;
  };
}

/** Remembers in which order fences and Jobs were written: both are numbered by one store. */
export class Watch {
  private readonly fences: Change['object'][] = [];
  private readonly jobs: Change['object'][] = [];
  private readonly streams: ChildProcess[];

  constructor() {
    const ours = 'watch=true&labelSelector=app.kubernetes.io/managed-by%3Dcdk8s';
    this.streams = [
      this.stream(`/api/v1/configmaps?${ours}`, ({ type, object }) => {
        if (type !== 'DELETED' && object.metadata.name.endsWith('-current')) this.fences.push(object);
      }),
      this.stream(`/apis/batch/v1/jobs?${ours}`, ({ type, object }) => {
        if (type === 'ADDED') this.jobs.push(object);
      }),
    ];
  }

  /** Whether the fence named a Job before the Job was made; `undefined` until both were told of. */
  fencedFirst(namespace: string, job: string): boolean | undefined {
    const made = this.jobs
      .filter(({ metadata }) => metadata.namespace === namespace && metadata.name === job)
      .at(-1);
    const named = this.fences
      .filter(({ metadata, data }) => metadata.namespace === namespace && data?.job === job)
      .at(-1);
    if (!made || !named) return undefined;
    return Number(named.metadata.resourceVersion) < Number(made.metadata.resourceVersion);
  }

  /** Ends what it started. */
  stop(): void {
    for (const stream of this.streams) stream.kill();
  }

  private stream(url: string, take: (change: Change) => void): ChildProcess {
    const child = spawn('kubectl', ['get', '--raw', url], { stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', (line) => take(JSON.parse(line)));
    return child;
  }
}
