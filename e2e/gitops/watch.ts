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

  /** Whether the fence named a Job when that was made, as far as both were told of. */
  fencedFirst(namespace: string, job: string): boolean {
    const here = ({ metadata }: Change['object']) => metadata.namespace === namespace;
    const made = this.jobs.filter((it) => here(it) && it.metadata.name === job).at(-1);
    if (!made) return false;
    const before = this.fences.filter((it) => here(it) && version(it) < version(made));
    return before.at(-1)?.data?.job === job;
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

function version({ metadata }: Change['object']): number {
  return Number(metadata.resourceVersion);
}
