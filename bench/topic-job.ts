/**
 * Measures the topic Job in its pod and prints a table in Markdown.
 *
 *     KUBECONFIG=… node --require ./run-ts.cjs bench/topic-job.ts [zookeeper|kraft]
 *
 * An environment of three brokers for each metadata mode is brought up in a namespace of its own and removed again; its
 * brokers run on the same machine, so that their work is part of every figure. The Job is the one of `dist`, with the
 * same limits, but for two things: it says how many JVMs it started, and how much memory its pod had at most.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { kubectl, objects } from '../e2e/kubectl';
import { removed } from '../e2e/state';
import { until } from '../e2e/steps';
import { type Environment, type MetadataMode, synthesize, type Topic } from '../lib';
import { metadataModes } from '../lib/kafka/versions';

const namespace = 'kafka-bench';
const dist = mkdtempSync(path.join(tmpdir(), 'dist-bench-'));

const topics = (prefix: string, count: number, retention: Topic['retention'] = '7d'): Topic[] =>
  Array.from({ length: count }, (_, i) => ({ name: `${prefix}-${i}`, purpose: 'a benchmark', retention }));

function environment(metadataMode: MetadataMode, declared: readonly Topic[], revision: string): Environment {
  return {
    name: metadataMode,
    namespace,
    metadataMode,
    brokers: { replicas: 3, storage: '10Gi', minInsyncReplicas: 1 },
    topicDefaults: { partitions: 3, replicationFactor: 1 },
    topics: declared,
    revision,
  };
}

interface Run {
  readonly what: string;
  readonly topics: readonly Topic[];
}

const runs: readonly Run[] = [
  { what: '7 topics into an empty cluster', topics: topics('seven', 7) },
  { what: '7 topics, nothing to do', topics: topics('seven', 7) },
  { what: '100 topics created', topics: topics('hundred', 100) },
  { what: '100 topics with one config changed', topics: topics('hundred', 100, '1d') },
  { what: '1,000 topics created', topics: topics('many', 1000) },
  { what: '1,000 topics, nothing to do', topics: topics('many', 1000) },
];

async function main(modes: readonly MetadataMode[]): Promise<void> {
  console.log(`${cpus().length} cores, brokers and all on the same machine\n`);
  console.log('| Kafka | run | the script says | pod | JVM starts | memory, of 512 MiB |');
  console.log('|---|---|---|---|---|---|');
  for (const mode of modes) {
    removed(namespace);
    await installed(mode);
    for (const [index, run] of runs.entries()) {
      await measure(mode, run, `run ${index}`);
    }
  }
}

async function installed(mode: MetadataMode): Promise<void> {
  synthesize({ environments: [environment(mode, [], 'none')], outdir: dist });
  kubectl('apply', '-f', `${dist}/${mode}/00-namespace.yaml`, '-f', `${dist}/${mode}/10-kafka.yaml`);
  await until(
    'three brokers',
    300,
    () =>
      objects('statefulset', '-n', namespace, '--field-selector', 'metadata.name=kafka')[0]?.status
        ?.readyReplicas === 3 || undefined,
    () => kubectl('get', 'pods', '-n', namespace),
  );
}

async function measure(mode: MetadataMode, { what, topics }: Run, revision: string): Promise<void> {
  synthesize({ environments: [environment(mode, topics, revision)], outdir: dist });
  const manifest = path.join(dist, 'job.yaml');
  writeFileSync(manifest, instrumented(path.join(dist, mode, '20-topics.yaml')));
  kubectl('apply', '--server-side', '-f', manifest);
  const { pod, end } = await until(what, 1800, ended, () => kubectl('get', 'pods', '-n', namespace));
  const said = kubectl('logs', '-n', namespace, pod.metadata.name);
  if (end.exitCode !== 0) throw new Error(`${what}: exit code ${end.exitCode}\n${said.slice(-2000)}`);
  const figure = (pattern: RegExp) => pattern.exec(said)?.[1];
  const seconds = (Date.parse(end.finishedAt) - Date.parse(end.startedAt)) / 1000;
  const version = pod.spec.containers[0]?.image.split(':')[1];
  const mebibytes = Math.round(Number(figure(/^memory peak (\d+)$/m)) / 2 ** 20);
  console.log(
    `| ${version} | ${what} | ${figure(/failed in (\S+) s$/m)} s | ${seconds} s | ${figure(/(\d+) JVM starts/)} | ${mebibytes} MiB |`,
  );
  const selected = ['-n', namespace, '-l', 'app.kubernetes.io/component=topics'];
  kubectl('delete', 'job,configmap', ...selected, '--cascade=foreground', '--timeout=120s');
}

/** As much of a pod that has ended as is looked at here. */
interface EndedPod {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly containers: readonly { readonly image: string }[] };
  readonly status: { readonly containerStatuses?: readonly { readonly state: { terminated?: Ended } }[] };
}

interface Ended {
  readonly exitCode: number;
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** The Job's pod and how it ended, once it has. */
function ended(): { pod: EndedPod; end: Ended } | undefined {
  return objects<EndedPod>('pod', '-n', namespace, '-l', 'app.kubernetes.io/component=topics').flatMap(
    (pod) => {
      const end = pod.status.containerStatuses?.[0]?.state.terminated;
      return end ? [{ pod, end }] : [];
    },
  )[0];
}

/** Runs a command, then says how much memory its control group had at most (version 2 of cgroups, else 1). */
const measured = `"$@"; status=$?; cd /sys/fs/cgroup
echo "memory peak $(cat memory.peak 2>/dev/null || cat memory/memory.max_usage_in_bytes)"; exit $status`;

/** The same, but the container says at its end how many JVMs it started and how much memory it had at most. */
function instrumented(file: string): string {
  const documents = parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.1' });
  return documents
    .map((document) => document.toJS())
    .map((object) => {
      if (object.kind === 'Job') {
        const [container] = object.spec.template.spec.containers;
        container.command = ['bash', '-c', measured, 'measured', ...container.command];
        container.env.push({ name: 'TRACE', value: '1' });
      }
      return stringify(object, { version: '1.1' });
    })
    .join('---\n');
}

const only = metadataModes.filter((mode) => mode === process.argv[2]);
main(only.length > 0 ? only : metadataModes)
  .finally(() => {
    removed(namespace);
    rmSync(dist, { recursive: true });
  })
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
