import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../temporary-folder';

/** A topic as the cluster has it. */
export interface TrueTopic {
  readonly partitions: number;
  readonly replication: number;
  readonly configs: Readonly<Record<string, string>>;
}

/** What a tool does when it is called: `honest`, or one of the ways in which tools, disks and networks go wrong. */
export const reads = [
  'cut', // its last bytes are missing, and it exits with 0
  'cut-line', // whole lines are missing at the end
  'nothing',
  'repeat-line',
  'twice', // the whole answer, two times
  'drop-line', // one line is missing in the middle
  'warn', // a warning between the lines
  'garble', // two lines run into each other
  'other-cluster', // and it has other topics
  'error-text', // in place of the answer, with exit code 0
  'stall', // half of the answer, then a while nothing, then the end of the process
  'full-disk', // half of the answer, and the reader's own exit code for it
  'killed',
  'transient',
  'no-rights',
] as const;
export const writes = [
  'forget', // says that it did it, and did not
  'deny-done', // did it, and says that it failed
  'half', // does the first half of it, and is killed
  'killed',
  'transient',
  'error-text',
] as const;

/**
 * Stands in for `java`, for Kafka's tools and for the launcher of the reader. The truth is the file `truth`, in lines as
 * the reader prints them; the n-th call does what the n-th line of `plan` says, and is honest when there is none.
 */
const stub = `#!/usr/bin/env bash
# org.apache.kafka.tools.TopicCommand kafka.admin.ConfigCommand: what a launcher starts is found in its text
export LC_ALL=C.UTF-8
case " $* " in
  *' cdk8skafka.Reader '*) tool=reader names=\${!#} ;;
  *' --entity-type '*) tool=configs ;;
  *) tool=topics ;;
esac
calls=0
[[ ! -f $FAKE/calls ]] || calls=$(<"$FAKE/calls")
echo $((calls + 1)) >"$FAKE/calls"
mapfile -t plan <"$FAKE/plan"
how=\${plan[calls]:-honest}
kind=\${how%%:*} at=\${how#*:}
mapfile -t truth <"$FAKE/truth"
transient='org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: x'

read_truth() {
  lines=('cluster c' 'broker 0 a' 'broker 1 b' 'broker 2 c')
  [[ $kind != other-cluster ]] || { lines=('cluster d' 'broker 0 a' 'topic elsewhere 1 1'); truth=(); }
  local line fields
  for line in "\${truth[@]}"; do
    fields=($line)
    [[ \${fields[0]} == topic ]] || grep -qE "^\${fields[1]} " "$names" || continue
    lines+=("$line")
  done
  lines+=("end \${#lines[@]}")
}

answer() {
  read_truth
  local whole n=\${#lines[@]} i
  i=$((at % n))
  case $kind in
    cut-line) lines=("\${lines[@]:0:i}") ;;
    nothing) return ;;
    repeat-line) lines=("\${lines[@]:0:i+1}" "\${lines[i]}" "\${lines[@]:i+1}") ;;
    twice) lines+=("\${lines[@]}") ;;
    drop-line) lines=("\${lines[@]:0:i}" "\${lines[@]:i+1}") ;;
    warn) lines=("\${lines[@]:0:i}" "OpenJDK 64-Bit Server VM warning: something" "\${lines[@]:i}") ;;
    garble) lines=("\${lines[@]:0:i}" "\${lines[i]}\${lines[i+1]-}" "\${lines[@]:i+2}") ;;
    error-text) echo 'Error: the cluster is not what it was'; return ;;
  esac
  whole=$(printf '%s\\n' "\${lines[@]}")$'\\n'
  case $kind in
    cut) printf %s "\${whole:0:at % (\${#whole} - 1)}" ;;
    stall) printf %s "\${whole:0:\${#whole} / 2}"; /bin/sleep 0.2 ;;
    full-disk) printf %s "\${whole:0:\${#whole} / 2}"; echo 'java.io.IOException: No space left on device' >&2; exit 4 ;;
    killed) printf %s "\${whole:0:\${#whole} / 2}"; kill -KILL $BASHPID ;;
    transient) echo "$transient" >&2; exit 1 ;;
    no-rights) echo 'this client lacks Describe on every topic' >&2; exit 3 ;;
    *) printf %s "$whole" ;;
  esac
  exit 0
}

without() { # prefix → lines that do not begin with it
  local line
  for line in "\${lines[@]}"; do [[ $line == "$1"* ]] || printf '%s\\n' "$line"; done
}
keep() { [[ $kind == forget ]] || printf '%s\\n' "\${lines[@]}" >"$FAKE/truth"; }

[[ $tool != reader ]] || { answer; exit 0; }
case $kind in
  transient) echo "$transient" >&2; exit 1 ;;
  killed) kill -KILL $$ ;;
  error-text) echo 'Error: the cluster is not what it was'; exit 0 ;;
esac
lines=("\${truth[@]}") set=() unset=()
while (($#)); do
  case $1 in
    --create) action=create ;;
    --alter) action=alter ;;
    --delete) action=delete ;;
    --topic=* | --entity-name=*) name=\${1#*=} ;;
    --partitions=*) partitions=\${1#*=} ;;
    --replication-factor=*) replicas=\${1#*=} ;;
    --config=*) set+=("\${1#*=}") ;;
    --add-config-file) mapfile -t set <"$2"; shift ;;
    --delete-config=*) IFS=, read -ra unset <<<"\${1#*=}" ;;
  esac
  shift
done
case $tool:$action in
  topics:create)
    if [[ \${truth[*]} != *"topic $name "* ]]; then
      lines+=("topic $name $partitions $replicas"); keep
      [[ $kind != half ]] || kill -KILL $$
      for one in "\${set[@]}"; do lines+=("config $name \${one%%=*} \${one#*=}"); done
    fi
    echo "Created topic $name." ;;
  topics:alter)
    for line in "\${truth[@]}"; do [[ $line != "topic $name "* ]] || replicas=\${line##* }; done
    mapfile -t lines < <(without "topic $name ")
    lines=("topic $name $partitions $replicas" "\${lines[@]}") ;;
  topics:delete) mapfile -t lines < <(without "topic $name " | grep -v "^config $name ") ;;
  configs:alter)
    for one in "\${unset[@]}"; do mapfile -t lines < <(without "config $name $one "); done
    [[ $kind != half ]] || { keep; kill -KILL $$; }
    for one in "\${set[@]}"; do
      mapfile -t lines < <(without "config $name \${one%%=*} ")
      lines+=("config $name \${one%%=*} \${one#*=}")
    done ;;
esac
sorted=$(printf '%s\\n' "\${lines[@]}" | sort -r)
mapfile -t lines <<<"$sorted"
keep
[[ $kind != deny-done ]] || { echo "$transient" >&2; exit 1; }
exit 0
`;

/** Two homes of Kafka whose tools are stubs: one for the quick start of Java, one for the stock launchers alone. */
export function lyingHomes(): { quick: string; stock: string; path: string } {
  const folder = temporaryFolder();
  for (const home of ['quick', 'stock']) {
    mkdirSync(path.join(folder, home, 'bin'), { recursive: true });
    mkdirSync(path.join(folder, home, 'libs'));
    for (const tool of ['kafka-topics.sh', 'kafka-configs.sh', 'kafka-run-class.sh']) {
      writeFileSync(path.join(folder, home, 'bin', tool), stub, { mode: 0o755 });
    }
  }
  writeFileSync(path.join(folder, 'quick', 'libs', 'kafka-clients-0.jar'), '');
  mkdirSync(path.join(folder, 'path'));
  writeFileSync(path.join(folder, 'path', 'java'), stub, { mode: 0o755 });
  writeFileSync(path.join(folder, 'path', 'sleep'), '#!/bin/sh\n', { mode: 0o755 });
  return {
    quick: path.join(folder, 'quick'),
    stock: path.join(folder, 'stock'),
    path: path.join(folder, 'path'),
  };
}

export function writeTruth(file: string, topics: ReadonlyMap<string, TrueTopic>): void {
  const lines = [...topics].map(([name, { partitions, replication }]) => {
    return `topic ${name} ${partitions} ${replication}`;
  });
  for (const [name, { configs }] of topics)
    for (const [key, value] of Object.entries(configs)) lines.push(`config ${name} ${key} ${value}`);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
}

export function readTruth(file: string): Map<string, TrueTopic> {
  const topics = new Map<
    string,
    { partitions: number; replication: number; configs: Record<string, string> }
  >();
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(' '));
  for (const [kind, name = '', partitions, replication] of lines)
    if (kind === 'topic')
      topics.set(name, { partitions: Number(partitions), replication: Number(replication), configs: {} });
  for (const [kind, name = '', key = '', value = ''] of lines)
    if (kind === 'config') Object.assign(topics.get(name)?.configs ?? {}, { [key]: value });
  return topics;
}
