/** Who installs the chart, and so what `dist` holds for the brokers. Namespace and Jobs are plain objects in all of them. */
export type Delivery =
  | 'rendered'
  | 'helm-chart'
  | 'argo-application'
  | 'flux-release'
  | HelmChartDelivery
  | ArgoApplicationDelivery
  | FluxReleaseDelivery;

/** A `HelmChart`, which k3s and RKE2 install themselves. */
export interface HelmChartDelivery {
  readonly kind: 'helm-chart';

  /**
   * Where the controller gets the chart.
   *
   * @default - the environment's chart, inside the object
   */
  readonly chart?: RegistryChart | RepositoryChart;

  /**
   * The namespace of the `HelmChart`. A controller that is bound to one namespace ignores all others.
   *
   * @default 'kube-system'
   */
  readonly namespace?: string;
}

/** An Argo CD `Application`, for which Argo CD renders the chart. */
export interface ArgoApplicationDelivery {
  readonly kind: 'argo-application';

  /**
   * Where Argo CD gets the chart.
   *
   * @default - where the environment's chart is from; the embedded chart and those of this machine have no such address
   */
  readonly chart?: GitChart | RegistryChart | RepositoryChart;

  /**
   * The namespace that Argo CD takes Applications from.
   *
   * @default 'argocd'
   */
  readonly namespace?: string;

  /**
   * The Argo CD project of the Application.
   *
   * @default 'default'
   */
  readonly project?: string;

  /**
   * The API server of the cluster to install into, as Argo CD knows it.
   *
   * @default 'https://kubernetes.default.svc' - the cluster that Argo CD runs in
   */
  readonly server?: string;
}

/** A Flux `HelmRelease` with the source that it takes the chart from. */
export interface FluxReleaseDelivery {
  readonly kind: 'flux-release';

  /**
   * Where Flux gets the chart.
   *
   * @default - where the environment's chart is from; the embedded chart and those of this machine have no such address
   */
  readonly chart?: GitChart | RegistryChart | RepositoryChart;

  /**
   * How often Flux looks at the source and at the release, such as `10m`.
   *
   * @default '10m'
   */
  readonly interval?: string;
}

/** A chart in a git repository, such as the embedded one in a clone of this. */
export interface GitChart {
  /** The address to clone from, such as `https://git.example.com/learnflow/kafka.git`. */
  readonly git: string;

  /** The branch, tag or commit. A commit, 40 hexadecimal digits, cannot change unseen; a tag is written `refs/tags/v1`. */
  readonly revision: string;

  /**
   * The chart's folder in the repository.
   *
   * @default 'charts/kafka'
   */
  readonly path?: string;
}

/** A chart in an OCI registry, where `helm push` puts it. */
export interface RegistryChart {
  /** The chart's address, its name included, such as `oci://registry.example.com/charts/kafka`. */
  readonly oci: string;
  /** The chart's exact version, such as `0.1.0`. */
  readonly version: string;
}

/** A chart in a Helm repository. */
export interface RepositoryChart {
  /** The repository's address, such as `https://charts.example.com`. */
  readonly repository: string;
  /** The chart's name in it. */
  readonly name: string;
  /** The chart's exact version, such as `0.1.0`. */
  readonly version: string;
}

/** A delivery with every default filled in. */
export type DeclaredDelivery =
  | { readonly kind: 'rendered' }
  | WithDefaults<HelmChartDelivery>
  | WithDefaults<ArgoApplicationDelivery>
  | WithDefaults<FluxReleaseDelivery>;

/** A delivery that says everything but where the chart is, which is for the environment's chart to say. */
type WithDefaults<T extends { readonly chart?: unknown }> = Required<Omit<T, 'chart'>> & Pick<T, 'chart'>;

/** The delivery with every default filled in. It must have passed its checks. */
export function declaredDelivery(delivery: Delivery = 'rendered'): DeclaredDelivery {
  const { kind, ...said } = typeof delivery === 'string' ? { kind: delivery } : delivery;
  return { ...defaults[kind], ...said, kind } as DeclaredDelivery;
}

const defaults: Record<DeclaredDelivery['kind'], object> = {
  rendered: {},
  'helm-chart': { namespace: 'kube-system' },
  'argo-application': {
    namespace: 'argocd',
    project: 'default',
    server: 'https://kubernetes.default.svc',
  },
  'flux-release': { interval: '10m' },
};
