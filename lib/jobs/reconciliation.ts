import { Construct } from 'constructs';
import { brokersChangeGroup } from '../cluster/chart-values';
import type { DeclaredEnvironment } from '../environment/declared';
import { fullName } from '../helm/release-names';
import { k8s } from '../kubernetes/k8s';
import { chunks } from './chunks';
import { currentJob, type Fenced, fence } from './fence';
import { type JobContent, jobHash } from './identity';
import { driftCheckSpec, reconcilingJobSpec } from './job-spec';
import { kafkaAccess } from './kafka-access';
import { clientPropertiesFile, type JobPodOptions, type Mounted } from './pod-template';
import { scriptFiles } from './script';

/** What a Job makes the cluster have. */
export interface ReconciliationProps {
  readonly environment: DeclaredEnvironment;
  /** What it is about, such as `topics`: names and labels are made of it. */
  readonly about: string;
  /** The folder of the Job's own script files. */
  readonly script: string;
  /** The lines of the table that the script reads. */
  readonly table: readonly string[];
  /** How many seconds writing everything in the table may take at most. */
  readonly workSeconds: number;
  /** Further variables of the script. */
  readonly env?: readonly k8s.EnvVar[];
  /** What the Job mounts besides, and the drift check, which changes nothing, does not need. */
  readonly mounted?: Mounted;
}

/**
 * A Job that makes the cluster as declared, the ConfigMaps that it reads, and the CronJob that looks for
 * drift when the environment asks for one. The names of Job and ConfigMaps end in a hash of everything
 * that decides what the Job does; that of the ConfigMap that says which Job is the current one does not.
 */
export class Reconciliation extends Construct {
  /** The Job's name. */
  readonly jobName: string;

  constructor(scope: Construct, id: string, props: ReconciliationProps) {
    super(scope, id);
    const { environment, about } = props;
    const { namespace, releaseName, kafkaVersion, partOf, revision, driftCheck } = environment;
    const access = kafkaAccess(environment);
    const script = {
      ...scriptFiles(props.script),
      ...(access.clientProperties ? { [clientPropertiesFile]: access.clientProperties } : {}),
    };
    const tables = chunks(props.table);
    const tableNames = tables.map((_, index) => `table-${String(index).padStart(3, '0')}`);

    const identifying = (component: string) => ({
      'app.kubernetes.io/name': `kafka-${about}`,
      'app.kubernetes.io/instance': releaseName,
      'app.kubernetes.io/component': component,
    });
    const pod = (jobName: string, component = about): JobPodOptions => ({
      containerName: about,
      access,
      scriptConfigMap: `${jobName}-script`,
      tableConfigMaps: tableNames.map((table) => `${jobName}-${table}`),
      labels: identifying(component),
      env: props.env,
    });

    const base = `${fullName(releaseName)}-${about}`;
    const fenced: Fenced = { about, base };
    const jobSpec = (jobName: string) =>
      reconcilingJobSpec(
        { ...pod(jobName), mounted: props.mounted, fence: fence(fenced, jobName) },
        props.workSeconds,
      );
    const { template, completions, completionMode, podFailurePolicy } = k8s.toJson_JobSpec(
      jobSpec(base),
    ) as JobContent['immutable'];
    const hash = jobHash({
      immutable: { template, completions, completionMode, podFailurePolicy },
      files: { ...script, ...Object.fromEntries(tables.map((table, i) => [tableNames[i], table])) },
      revision,
    });
    this.jobName = `${base}-${hash}`;

    const labels = {
      'app.kubernetes.io/part-of': partOf,
      'app.kubernetes.io/version': kafkaVersion,
      'app.kubernetes.io/managed-by': 'cdk8s',
      'cdk8s-kafka/spec-hash': hash,
    };
    const configMap = (name: string, data: Record<string, string>) =>
      new k8s.KubeConfigMap(this, name, {
        metadata: {
          name: `${this.jobName}-${name}`,
          namespace,
          labels: { ...identifying(about), ...labels },
          annotations: ofOneContent,
        },
        immutable: true,
        data,
      });
    tables.forEach((table, index) => {
      const name = tableNames[index] as string;
      configMap(name, { [name]: table });
    });
    configMap('script', script);

    // Just before the Job, and never long before: from then on no other Job writes.
    currentJob(this, fenced, this.jobName, {
      namespace,
      labels: { ...identifying(about), ...labels },
      // No rule for kapp: Services wait for ConfigMaps there, and so would for brokers that wait for them.
      annotations: inTheJobsWave,
    });
    new k8s.KubeJob(this, 'job', {
      metadata: {
        name: this.jobName,
        namespace,
        labels: { ...identifying(about), ...labels },
        annotations: {
          ...afterTheBrokers,
          ...oneJobForEachContent,
          ...(revision === undefined ? {} : { 'cdk8s-kafka/revision': revision }),
        },
      },
      spec: jobSpec(this.jobName),
    });

    if (driftCheck) {
      new k8s.KubeCronJob(this, 'drift-check', {
        metadata: {
          name: `${base}-drift`,
          namespace,
          labels: { ...identifying(`${about}-drift`), ...labels },
          // Drift is no reason to call the installation unhealthy.
          annotations: { ...afterTheBrokers, 'argocd.argoproj.io/ignore-healthcheck': 'true' },
        },
        spec: driftCheckSpec(pod(this.jobName, `${about}-drift`), driftCheck.schedule),
      });
    }
  }
}

/** The brokers are in wave 0. Within a wave, Argo CD applies ConfigMaps before Jobs. */
const inTheJobsWave = { 'argocd.argoproj.io/sync-wave': '1' };

const afterTheBrokers = {
  ...inTheJobsWave,
  'kapp.k14s.io/change-rule': `upsert after upserting ${brokersChangeGroup}`,
};

// A Job of an earlier table and its ConfigMaps do not make the application OutOfSync where pruning is off.
const ofOneContent = { 'argocd.argoproj.io/compare-options': 'IgnoreExtraneous' };

const oneJobForEachContent = {
  ...ofOneContent,
  'kapp.k14s.io/update-strategy': 'fallback-on-replace',
  'kustomize.toolkit.fluxcd.io/force': 'enabled',
  'ignore-check.kube-linter.io/job-ttl-seconds-after-finished':
    'GitOps tools would create a Job again that its TTL deleted; old Jobs are pruned by name',
};
