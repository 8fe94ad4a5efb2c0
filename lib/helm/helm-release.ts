import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { isClusterScoped } from '../kubernetes/cluster-scoped';
import { type Choices, chosen } from './choose';
import { defaultKubeVersion } from './helm-template';
import { type Manifest, shortName } from './manifest';
import { renderRelease } from './render-release';

/** What to render, and what to make of it. Names are those of cdk8s' `Helm` where it has the property. */
export interface HelmReleaseProps extends Choices {
  /**
   * The chart: its folder or its `.tgz`, absolute or from the working directory. Charts on a network
   * are not fetched: what is rendered has to be the same tomorrow.
   */
  readonly chart: string;

  /** The release name. It has no default, since everything is named after it. */
  readonly releaseName: string;

  /**
   * The namespace of the release and of every namespaced object that does not say its own.
   *
   * @default - the namespace of the cdk8s chart that the release is in
   */
  readonly namespace?: string;

  /**
   * The values. `null` removes a default of the chart, as it does with Helm; a field that is
   * `undefined` is left out.
   *
   * @default - the chart's own values
   */
  readonly values?: Readonly<Record<string, unknown>>;

  /**
   * The Kubernetes version that the chart is told it renders for.
   *
   * @default '1.27.0' - the oldest version supported, whose objects newer ones accept too
   */
  readonly kubeVersion?: string;

  /**
   * The names of Secrets of the chart in which nothing is secret, such as a cluster's id.
   *
   * @default - none
   */
  readonly publicSecrets?: readonly string[];

  /**
   * Whether to render the chart twice and refuse what is not the same, such as a random password.
   *
   * @default false
   */
  readonly renderTwice?: boolean;

  /**
   * Which value makes something the same in every render, by a part of how it is named when it is not,
   * such as `{'Secret/kafka-tls': 'tls.existingSecret'}`.
   *
   * @default - none is known
   */
  readonly pins?: Readonly<Record<string, string>>;

  /**
   * Further arguments of `helm template`, such as `['--api-versions', 'cert-manager.io/v1']`.
   *
   * @default - none
   */
  readonly helmFlags?: readonly string[];

  /**
   * The helm binary.
   *
   * @default - the variable `HELM`, else `helm` on PATH, else the one that comes with npm
   */
  readonly helmExecutable?: string;
}

/**
 * A release of a Helm chart, rendered to plain objects at synthesis.
 *
 * It takes the place of cdk8s' `Helm`, which ignores YAML errors, drops Helm's warnings, reads what the
 * user's kubectl is configured to, and leaves values in temporary files.
 *
 * @throws Error when helm fails or warns, when a template renders broken YAML, when two objects are the
 * same, when there are hooks, tests, CRDs or Secrets with data that no choice was made about, and when a
 * chart that is rendered twice is not the same
 */
export class HelmRelease extends Construct {
  /** The release name. */
  readonly releaseName: string;

  /** The objects of the release, in the order of installation. */
  readonly apiObjects: readonly ApiObject[];

  constructor(scope: Construct, id: string, props: HelmReleaseProps) {
    super(scope, id);
    this.releaseName = props.releaseName;
    const namespace = props.namespace ?? Chart.of(this).namespace ?? 'default';
    const rendered = renderRelease(
      {
        chart: props.chart,
        releaseName: props.releaseName,
        namespace,
        values: props.values ?? {},
        kubeVersion: props.kubeVersion ?? defaultKubeVersion,
        flags: props.helmFlags ?? [],
      },
      { executable: props.helmExecutable, twice: props.renderTwice, pins: props.pins },
    );
    const manifests = chosen(rendered, props, this.releaseName, props.publicSecrets).map((manifest) =>
      withNamespace(manifest, namespace),
    );
    refuseDuplicates(manifests, this.releaseName);
    this.apiObjects = manifests.map((manifest) => this.add(manifest));
  }

  private add(manifest: Manifest): ApiObject {
    const { object } = manifest;
    const id = [shortName(manifest), object.metadata.namespace, object.apiVersion].join('-');
    const added = new ApiObject(this, id.replaceAll('/', '-'), object);
    // cdk8s gives every object the namespace of its chart, also where there can be none.
    if (object.metadata.namespace === undefined && added.metadata.namespace !== undefined) {
      added.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    }
    return added;
  }
}

function withNamespace(manifest: Manifest, namespace: string): Manifest {
  const { object } = manifest;
  if (object.metadata.namespace !== undefined || isClusterScoped(object.apiVersion, object.kind))
    return manifest;
  return { ...manifest, object: { ...object, metadata: { ...object.metadata, namespace } } };
}

function refuseDuplicates(manifests: readonly Manifest[], release: string): void {
  const sources = new Map<string, string>();
  for (const manifest of manifests) {
    const { apiVersion, kind, metadata } = manifest.object;
    const identity = [apiVersion, kind, metadata.namespace, metadata.name].join(' ');
    const other = sources.get(identity);
    if (other !== undefined) {
      throw new Error(
        `release ${release} renders ${shortName(manifest)} twice: in ${other} and in ${manifest.source}`,
      );
    }
    sources.set(identity, manifest.source);
  }
}
