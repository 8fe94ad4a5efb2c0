import { spawnSync } from 'node:child_process';

/** The output of a command that succeeded. @throws Error with everything it said, when it did not */
export function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} exited with ${status}\n${stdout}${stderr}`);
  }
  return stdout;
}

/** The output of kubectl against the cluster in KUBECONFIG. */
export function kubectl(...args: string[]): string {
  return run('kubectl', args);
}

/** The output of a line as an operator types it. */
export function typed(line: string): string {
  return run('bash', ['-c', line]);
}

/** Objects as the API server has them. */
export function objects<T = ApiObject>(...args: string[]): T[] {
  return (JSON.parse(kubectl('get', ...args, '-o', 'json')) as { items: T[] }).items;
}

/** As much of any object as the end-to-end run looks at. */
export interface ApiObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string; readonly generation?: number };
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    readonly readyReplicas?: number;
  };
}

/** What came of a command, whether it succeeded or not. */
export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a command that may fail. */
export function attempt(command: string, args: readonly string[], input = ''): Outcome {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (error) throw error;
  return { status, output: stdout + stderr };
}
