import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptBinaries, scriptFiles } from '../../lib/jobs/script';
import { topicScript } from '../../lib/topics/kafka-topics';
import type { Cluster } from './cluster';
import { type Finished, finish, start, temporaryFolder } from './processes';

export interface Options {
  /** The folder of the script's own files; the topic Job's unless another is named. */
  readonly script?: string;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Outcome extends Finished {
  /** topic or user → its line, without the name and the padding */
  readonly lines: ReadonlyMap<string, string>;
  readonly summary: string;
  readonly terminationMessage: string;
  readonly jvmStarts: number;
}

export interface Running {
  /** Where it and all its children work. */
  readonly folder: string;
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** What it has said so far about its progress. */
  readonly progress: () => string;
}

let runs = 0;
const folders = new Map<string, string>();

/** Starts the script as the Job does, with the lines as its table. */
export function startReconciler(cluster: Cluster, table: readonly string[], options: Options = {}): Running {
  const { script = topicScript } = options;
  // Between two clusters everything temporary is removed.
  const laidOut = folders.get(script);
  const folder = laidOut && existsSync(join(laidOut, 'script')) ? laidOut : layOut(script);
  folders.set(script, folder);
  const run = join(folder, `run-${runs++}`);
  mkdirSync(join(run, 'table'), { recursive: true });
  writeFileSync(join(run, 'table', 'table-000'), `${table.join('\n')}\n`);
  const terminationLog = join(run, 'termination');

  const child = start(
    'bash',
    [join(folder, 'script', 'reconcile.sh'), ...(options.arguments ?? []), join(run, 'table')],
    {
      cwd: run,
      env: {
        PATH: process.env.PATH,
        ...(process.env.JAVA_HOME ? { JAVA_HOME: process.env.JAVA_HOME } : {}),
        KAFKA_HOME: cluster.distribution,
        BOOTSTRAP_SERVERS: cluster.bootstrap,
        TERMINATION_LOG: terminationLog,
        TMPDIR: run,
        WAIT_SECONDS: '60',
        TRACE: '1',
        ...options.environment,
      },
    },
  );
  const outcome = finish(child).then((finished) => {
    const terminationMessage = existsSync(terminationLog) ? readFileSync(terminationLog, 'utf8') : '';
    rmSync(run, { recursive: true, force: true });
    return read(finished, table, terminationMessage);
  });
  let progress = '';
  child.stderr?.on('data', (text: string) => {
    progress += text;
  });
  return { folder: run, process: child, outcome, progress: () => progress };
}

/** A folder with a script in it as the Job mounts it. */
function layOut(script: string): string {
  const folder = temporaryFolder('reconciler');
  mkdirSync(join(folder, 'script'));
  for (const [file, text] of Object.entries(scriptFiles(script))) {
    writeFileSync(join(folder, 'script', file), text);
  }
  for (const [file, base64] of Object.entries(scriptBinaries())) {
    writeFileSync(join(folder, 'script', file), Buffer.from(base64, 'base64'));
  }
  return folder;
}

export function reconcile(cluster: Cluster, table: readonly string[], options?: Options): Promise<Outcome> {
  return startReconciler(cluster, table, options).outcome;
}

function read(finished: Finished, table: readonly string[], terminationMessage: string): Outcome {
  const declared = new Set(table.map((line) => line.split(' ')[0]));
  const lines = new Map<string, string>();
  let summary = '';
  for (const line of finished.stdout.split('\n')) {
    const [, name, said] =
      /^(\S+)\s+((?:ok|created|changed|deleted|differs|refused|failed)\b.*)$/.exec(line) ?? [];
    if (name !== undefined && said !== undefined && declared.has(name)) lines.set(name, said);
    if (/^\d+ (topic|user)s?: /.test(line)) summary = line;
  }
  const jvmStarts = Number(/(\d+) JVM starts/.exec(finished.stderr)?.[1] ?? Number.NaN);
  return { ...finished, lines, summary, terminationMessage, jvmStarts };
}
