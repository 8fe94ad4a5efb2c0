import { hasCredentials } from '../credentials';
import { dnsLabelRemedy, isDnsLabel } from '../kubernetes/names';
import type {
  ArgoApplicationDelivery,
  FluxReleaseDelivery,
  GitChart,
  HelmChartDelivery,
  RegistryChart,
  RepositoryChart,
} from './delivery';
import { type Fields, fields, isObject, optional, type Shape, text } from './shape';

const label = text(dnsLabelRemedy, isDnsLabel);

// An exact version: with a range, what is installed would change without a change of dist.
const version = text("the chart's exact version, such as '0.1.0'", (it) =>
  /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(it),
);

const gitChart: Fields<GitChart> = {
  git: text(
    "an address to clone from, such as 'https://git.example.com/learnflow/kafka.git'",
    (it) => /^(https:\/\/|ssh:\/\/)[^\s/@]+(@[^\s/]+)?\/\S+$/.test(it) && !hasCredentials(it),
  ),
  revision: text("a branch, 'refs/tags/…' or a commit's 40 digits", (it) => /^[\w][\w./-]*$/.test(it)),
  path: optional(
    text("the chart's folder from the top of the repository, such as 'charts/kafka'", (it) =>
      /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(it),
    ),
  ),
};

const registryChart: Fields<RegistryChart> = {
  oci: text("an address with the chart's name, such as 'oci://registry.example.com/charts/kafka'", (it) =>
    /^oci:\/\/[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/.test(it),
  ),
  version,
};

const repositoryChart: Fields<RepositoryChart> = {
  repository: text(
    "a repository's address, such as 'https://charts.example.com'",
    (it) => /^https:\/\/[^\s@]+$/.test(it) && !hasCredentials(it),
  ),
  name: text("the chart's name in the repository, such as 'kafka'", isDnsLabel),
  version,
};

/** A chart that is found by one of these addresses. */
function chartAt(...kinds: readonly ('git' | 'oci' | 'repository')[]): Shape {
  const shapes = { git: fields(gitChart), oci: fields(registryChart), repository: fields(repositoryChart) };
  const choices = {
    git: '{ git, revision } for a chart in a git repository',
    oci: '{ oci, version } for one in a registry',
    repository: '{ repository, name, version } for one in a Helm repository',
  };
  return (value, path) => {
    const kind = kinds.find((it) => isObject(value) && it in value);
    if (kind) return shapes[kind](value, path);
    const problem =
      value === undefined ? 'is missing: the controller has to get the chart from somewhere' : 'is not valid';
    return [{ path, value, problem, remedy: `write ${kinds.map((it) => choices[it]).join(', ')}` }];
  };
}

const kind: Shape = () => [];

const helmChart: Fields<HelmChartDelivery> = {
  kind,
  chart: optional(chartAt('oci', 'repository')),
  namespace: optional(label),
};

const argoApplication: Fields<ArgoApplicationDelivery> = {
  kind,
  chart: optional(chartAt('git', 'oci', 'repository')),
  namespace: optional(label),
  project: optional(label),
  server: optional(
    text(
      "an API server's address, such as 'https://10.0.0.1:6443'",
      (it) => /^https:\/\/\S+$/.test(it) && !hasCredentials(it),
    ),
  ),
};

const fluxRelease: Fields<FluxReleaseDelivery> = {
  kind,
  chart: optional(chartAt('git', 'oci', 'repository')),
  interval: optional(
    text("a time as Flux writes it, such as '10m'", (it) => /^([1-9]\d*(h|m|s))+$/.test(it)),
  ),
};

const shapes: ReadonlyMap<unknown, Shape> = new Map([
  ['helm-chart', fields(helmChart)],
  ['argo-application', fields(argoApplication)],
  ['flux-release', fields(fluxRelease)],
]);

/** Who installs the chart. */
export const deliveryShape: Shape = (value, path) => {
  if (value === 'rendered') return [];
  const kind = isObject(value) ? value.kind : value;
  const shape = shapes.get(kind);
  if (shape) return shape(isObject(value) ? value : { kind }, path);
  const remedy =
    "write 'rendered', 'helm-chart', 'argo-application', 'flux-release' or { kind: 'argo-application', … }";
  return [{ path, value, problem: 'is no delivery', remedy }];
};
