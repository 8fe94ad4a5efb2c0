import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ended, output } from './command';

/** What came of bringing a folder to the cluster. */
export interface Applied {
  /** Why the tool failed, if it did. */
  readonly failed?: string;
  /** What the tool shows of the topic Job right after, if it shows anything. */
  readonly health?: string;
  /** The Jobs that there were when the tool waited for the brokers, if it waits. */
  readonly whileBrokersStart?: readonly string[];
}

/** A way to bring a folder of manifests to the cluster. */
export interface Tool {
  /** The head of its column. */
  readonly name: string;
  /** The end of the name of its namespace. */
  readonly id: string;
  /** Brings a folder to the cluster. `before` is the folder that was brought last. */
  readonly apply: (folder: string, before: string | undefined, state: string) => Promise<Applied>;
}

/** kubectl in four ways, and the engines of Argo CD and Flux by the program that drives them. */
export function tools(engines: string): Tool[] {
  return [
    { name: '`kubectl apply`', id: 'client', apply: (folder) => kubectl('apply', '-f', folder) },
    {
      name: '`kubectl apply --server-side`',
      id: 'server',
      apply: (folder) => kubectl('apply', '--server-side', '-f', folder),
    },
    {
      name: '`kubectl apply --prune`',
      id: 'prune',
      apply: async (folder) => {
        const namespace = await kubectl('apply', '-f', path.join(folder, '00-namespace.yaml'));
        if (namespace.failed) return namespace;
        const release = `app.kubernetes.io/part-of=${partOf(folder)},app.kubernetes.io/instance=kafka`;
        return kubectl(
          ...['apply', '--prune', '-l', release],
          ...['--prune-allowlist=batch/v1/Job', '--prune-allowlist=core/v1/ConfigMap', '-f', folder],
        );
      },
    },
    {
      name: '`kubectl delete`, `apply`',
      id: 'delete',
      apply: async (folder, before) => {
        if (before) {
          const files = ['20-topics.yaml', '10-kafka.yaml'].flatMap((file) => [
            '-f',
            path.join(before, file),
          ]);
          await output('kubectl', ['delete', '--ignore-not-found', ...files]);
        }
        return kubectl('apply', '-f', folder);
      },
    },
    { name: 'Argo CD', id: 'argo', apply: (folder, _, state) => engine(engines, 'argo', folder, state) },
    { name: 'Flux', id: 'flux', apply: (folder, _, state) => engine(engines, 'flux', folder, state) },
  ];
}

async function kubectl(...args: string[]): Promise<Applied> {
  const { status, stderr } = await ended('kubectl', args);
  return status === 0 ? {} : { failed: stderr };
}

async function engine(program: string, name: string, folder: string, state: string): Promise<Applied> {
  return JSON.parse(await output(program, [name, namespaceIn(folder), state, folder]));
}

/** The namespace of a folder of manifests. */
function namespaceIn(folder: string): string {
  return field(folder, /^ {2}name: (.+)$/m);
}

function partOf(folder: string): string {
  return field(folder, /^ {4}app\.kubernetes\.io\/part-of: (.+)$/m);
}

function field(folder: string, pattern: RegExp): string {
  const text = readFileSync(path.join(folder, '00-namespace.yaml'), 'utf8');
  return pattern.exec(text)?.[1] as string;
}
