import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { brokersChangeGroup } from '../cluster/chart-values';
import { clusterNames } from '../cluster/names';
import type { DeclaredEnvironment } from '../environment/declared';
import { chunks } from './chunks';
import { type JobContent, jobHash } from './identity';
import { topicJobSpec } from './job-spec';
import { scriptFiles } from './script';
import { tableLine } from './table';

/**
 * The topics of an environment: a Job that makes the cluster have them as declared, and the ConfigMaps
 * that it reads. Their names end in a hash of everything that decides what the Job does.
 */
export class KafkaTopics extends Construct {
  /** The Job's name. */
  readonly jobName: string;

  constructor(scope: Construct, id: string, environment: DeclaredEnvironment) {
    super(scope, id);
    const { namespace, releaseName, brokers, kafkaVersion, partOf, revision } = environment;
    const names = clusterNames(releaseName, namespace, brokers.replicas);
    const script = scriptFiles();
    const tables = chunks(environment.topics.map(tableLine));

    const podLabels = {
      'app.kubernetes.io/name': 'kafka-topics',
      'app.kubernetes.io/instance': releaseName,
      'app.kubernetes.io/component': 'topics',
    };
    const tableName = (index: number) => `table-${String(index).padStart(3, '0')}`;
    const specOf = (name: string) =>
      topicJobSpec({
        image: `apache/kafka:${kafkaVersion}`,
        brokers: names.brokers,
        scriptConfigMap: `${name}-script`,
        tableConfigMaps: tables.map((_, index) => `${name}-${tableName(index)}`),
        podLabels,
      });

    const base = `${names.fullName}-topics`;
    const { template, completions, completionMode, podFailurePolicy } = k8s.toJson_JobSpec(
      specOf(base),
    ) as JobContent['immutable'];
    const hash = jobHash({
      immutable: { template, completions, completionMode, podFailurePolicy },
      files: { ...script, ...Object.fromEntries(tables.map((table, i) => [tableName(i), table])) },
      revision,
    });
    this.jobName = `${base}-${hash}`;

    const labels = {
      ...podLabels,
      'app.kubernetes.io/part-of': partOf,
      'app.kubernetes.io/version': kafkaVersion,
      'app.kubernetes.io/managed-by': 'cdk8s',
      'cdk8s-kafka/spec-hash': hash,
    };
    const configMap = (name: string, data: Record<string, string>) =>
      new k8s.KubeConfigMap(this, name, {
        metadata: { name: `${this.jobName}-${name}`, namespace, labels },
        immutable: true,
        data,
      });
    tables.forEach((table, index) => {
      configMap(tableName(index), { [tableName(index)]: table });
    });
    configMap('script', script);

    new k8s.KubeJob(this, 'job', {
      metadata: {
        name: this.jobName,
        namespace,
        labels,
        annotations: {
          ...jobAnnotations,
          ...(revision === undefined ? {} : { 'cdk8s-kafka/revision': revision }),
        },
      },
      spec: specOf(this.jobName),
    });
  }
}

const jobAnnotations = {
  // After the brokers, which are in wave 0.
  'argocd.argoproj.io/sync-wave': '1',
  // A Job of an earlier table does not make the application OutOfSync where pruning is off.
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
  'kapp.k14s.io/change-rule': `upsert after upserting ${brokersChangeGroup}`,
  'kapp.k14s.io/update-strategy': 'fallback-on-replace',
  'kustomize.toolkit.fluxcd.io/force': 'enabled',
  'ignore-check.kube-linter.io/job-ttl-seconds-after-finished':
    'GitOps tools would create a Job again that its TTL deleted; old Jobs are pruned by name',
};
