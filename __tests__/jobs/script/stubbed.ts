import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scriptFiles } from '../../../lib/jobs/script';
import { topicScript } from '../../../lib/topics/kafka-topics';
import { temporaryFolder } from '../../temporary-folder';
import { type Said, said } from './bash';

/**
 * The topic script with a file in place of the cluster: a line `name partitions` for every topic. What stands in
 * for Kafka's tools counts as one step of a write; code in `on-write` is run before each.
 */
const stubs = `
source "$SCRIPT/reconcile.sh"
main_process=$BASHPID
probe_brokers() { reachable=("\${brokers[@]}") unreachable=; }
sleep() { command sleep 0.05; }
prepare_java() { :; }
ask_cluster() { cp "$STUB/cluster" "$work/seen"; whole take_in; }
load_answers() {
  local name partitions
  actual_partitions=() actual_replication=() actual_moving=() actual_keys=() actual_config=()
  while read -r name partitions; do
    actual_partitions[$name]=$partitions actual_replication[$name]=1
  done <"$work/seen"
}
quick_start() {
  local name='' partitions='' argument
  for argument in "$@"; do
    case $argument in
      --topic=*) name=\${argument#*=} ;;
      --partitions=*) partitions=\${argument#*=} ;;
    esac
  done
  [[ ! -f $STUB/on-write ]] || source "$STUB/on-write"
  printf '%s %s\\n' "$name" "$partitions" >>"$STUB/cluster"
  echo "Created topic $name."
}
`;

const script = temporaryFolder(scriptFiles(topicScript));
const home = temporaryFolder({});
mkdirSync(path.join(home, 'bin'));
writeFileSync(path.join(home, 'bin', 'kafka-topics.sh'), '', { mode: 0o755 });

export interface StubbedRun extends Said {
  readonly termination: string;
  /** The topics that the cluster has. */
  readonly topics: readonly string[];
}

export interface StubbedOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What the Job's ConfigMap says; no file when it is undefined. */
  readonly current?: string;
  readonly cluster?: string;
  readonly onWrite?: string;
  /** Bash that is run before the script begins. */
  readonly before?: string;
}

export const ownName = 'kafka-topics-0000000001';

/** Runs the topic script, fenced as in its Job. */
export function stubbedRun(table: readonly string[], options: StubbedOptions): StubbedRun {
  const { args = [], env = {}, current, cluster = '', onWrite, before = '' } = options;
  const stub = temporaryFolder({ cluster, ...(onWrite === undefined ? {} : { 'on-write': onWrite }) });
  for (const folder of ['table', 'current', 'tmp']) mkdirSync(path.join(stub, folder));
  writeFileSync(path.join(stub, 'table', 'table-000'), table.map((line) => `${line}\n`).join(''));
  if (current !== undefined) writeFileSync(path.join(stub, 'current', 'job'), current);
  const result = said(
    ['--norc', '-c', `${stubs}\n${before}\nmain "$@"`, 'bash', ...args, path.join(stub, 'table')],
    '',
    {
      PATH: process.env.PATH,
      SCRIPT: script,
      STUB: stub,
      TMPDIR: path.join(stub, 'tmp'),
      KAFKA_HOME: home,
      BOOTSTRAP_SERVERS: 'localhost:9092',
      TERMINATION_LOG: path.join(stub, 'termination'),
      JOB_NAME: ownName,
      CURRENT_JOB_FILE: path.join(stub, 'current', 'job'),
      PARALLEL: '1',
      FENCE_SECONDS: '1',
      ...env,
    },
  );
  const text = (file: string) =>
    existsSync(path.join(stub, file)) ? readFileSync(path.join(stub, file), 'utf8') : '';
  return {
    ...result,
    termination: text('termination'),
    topics: text('cluster')
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' ')[0] as string),
  };
}
