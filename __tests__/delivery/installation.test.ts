import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import { dev } from '../../environments/dev';
import { prod } from '../../environments/prod';
import {
  type DeclaredDelivery,
  type DeclaredEnvironment,
  type Delivery,
  type Environment,
  loadEnvironments,
} from '../../lib';
import type { ChartSource } from '../../lib/charts/source';
import { KafkaInstallation } from '../../lib/delivery/kafka-installation';
import { deliveryRules } from '../../lib/delivery/rules';
import { declaredDelivery } from '../../lib/environment/delivery';
import { renderRelease } from '../../lib/helm/render-release';
import { leftAsItIs } from '../../lib/output/deployment-tools';
import { type Any, holdsInvariants, synthesized } from '../invariants';
import { temporaryFolder } from '../temporary-folder';

const git = { git: 'https://git.example.com/learnflow/kafka.git', revision: 'main' };
const oci = { oci: 'oci://registry.example.com/charts/kafka', version: '0.1.0' };
const repository = { repository: 'https://charts.example.com', name: 'kafka', version: '0.1.0' };

function declaredWith(delivery: Delivery, environment: Environment = prod): DeclaredEnvironment {
  const [declared] = loadEnvironments({
    environments: [{ ...environment, delivery }],
    variables: {},
    only: [],
  }) as [DeclaredEnvironment];
  return declared;
}

function delivered(delivery: Delivery, environment: Environment = prod) {
  return synthesized(declaredWith(delivery, environment));
}

/** An environment as it is when its chart was pulled from a network. */
function pulledFrom(source: ChartSource, kind: DeclaredDelivery['kind']): DeclaredEnvironment {
  const declared = declaredWith('rendered');
  return { ...declared, chart: { ...declared.chart, source }, delivery: declaredDelivery(kind) };
}

/** The one object of a kind among those that install the chart. */
function only(delivery: Delivery, kind: string): Any {
  const chart = new Chart(Testing.app(), 'chart');
  new KafkaInstallation(chart, 'kafka', declaredWith(delivery));
  const [object, ...others] = Testing.synth(chart).filter((it: Any) => it.kind === kind);
  expect(others).toEqual([]);
  return object;
}

const rendered = delivered('rendered');

function byIdentity(objects: readonly Any[]): Record<string, Any> {
  return Object.fromEntries(objects.map((it) => [`${it.kind}/${it.metadata.name}`, it]));
}

describe.each<[string, Delivery, Record<string, string>]>([
  ['helm-chart', 'helm-chart', { HelmChart: 'kube-system' }],
  ['argo-application', { kind: 'argo-application', chart: git }, { Application: 'argocd' }],
  [
    'flux-release',
    { kind: 'flux-release', chart: oci },
    { OCIRepository: 'learnflow', HelmRelease: 'learnflow' },
  ],
])('%s', (_, delivery, controllerObjects) => {
  const result = delivered(delivery);

  holdsInvariants(result, (kind) => controllerObjects[kind] ?? 'learnflow');

  test('installs by the objects of its controller and nothing else', () => {
    const kafka = result.files.get('10-kafka.yaml') as string;
    expect(kafka.match(/^kind: (\w+)$/gm)).toEqual(Object.keys(controllerObjects).map((it) => `kind: ${it}`));
  });

  test('leaves the Namespace and the Jobs as they are rendered', () => {
    for (const file of ['00-namespace.yaml', '20-topics.yaml']) {
      expect(result.files.get(file)).toBe(rendered.files.get(file));
    }
  });

  test('comes before the topic Job where a tool keeps an order', () => {
    const [job] = result.all('Job');
    for (const object of Object.keys(controllerObjects).flatMap(result.all)) {
      expect(job.metadata.annotations['kapp.k14s.io/change-rule']).toBe(
        `upsert after upserting ${object.metadata.annotations['kapp.k14s.io/change-group']}`,
      );
      expect(object.metadata.annotations).not.toHaveProperty(['argocd.argoproj.io/sync-wave']);
    }
  });
});

describe('a HelmChart', () => {
  const chart = only('helm-chart', 'HelmChart');

  test('is named after its release, since the controller takes the one for the other', () => {
    expect(chart.metadata.name).toBe('kafka');
    expect(chart.spec.targetNamespace).toBe('learnflow');
  });

  test('never uninstalls a release that failed', () => {
    expect(chart.spec.failurePolicy).toBe('abort');
  });

  test('has the values of the environment', () => {
    expect(parse(chart.spec.valuesContent)).toMatchObject({
      replicaCount: 3,
      persistence: { size: '450Gi' },
      podAntiAffinityPreset: 'hard',
      commonLabels: { 'app.kubernetes.io/part-of': 'learnflow' },
    });
  });

  test('installs what would have been rendered', () => {
    const archive = path.join(temporaryFolder(), 'kafka.tgz');
    writeFileSync(archive, Buffer.from(chart.spec.chartContent, 'base64'));
    const installed = renderRelease({
      chart: archive,
      releaseName: chart.metadata.name,
      namespace: chart.spec.targetNamespace,
      values: parse(chart.spec.valuesContent),
      kubeVersion: '1.27.0',
      flags: [],
    }).map(({ object }) => object as Any);
    const plain = parseAllDocuments(rendered.files.get('10-kafka.yaml') as string).map((it) => it.toJS());
    for (const object of installed) object.metadata.labels['app.kubernetes.io/managed-by'] = 'cdk8s';
    expect(byIdentity(installed.map(leftAsItIs))).toEqual(byIdentity(plain));
  });

  test('uses no field that a controller of k3s 1.27 does not know', () => {
    const known = [
      'chart',
      'chartContent',
      'repo',
      'version',
      'targetNamespace',
      'valuesContent',
      'failurePolicy',
    ];
    for (const delivery of [
      'helm-chart',
      { kind: 'helm-chart', chart: oci },
      { kind: 'helm-chart', chart: repository },
    ]) {
      expect(known).toEqual(
        expect.arrayContaining(Object.keys(only(delivery as Delivery, 'HelmChart').spec)),
      );
    }
  });

  test('can be applied by kubectl, which copies it into an annotation', () => {
    expect(JSON.stringify(chart).length).toBeLessThan(256 * 1024);
  });

  test('takes the chart from a registry or a repository instead', () => {
    expect(only({ kind: 'helm-chart', chart: oci }, 'HelmChart').spec).toMatchObject({
      chart: 'oci://registry.example.com/charts/kafka',
      version: '0.1.0',
    });
    const { metadata, spec } = only(
      { kind: 'helm-chart', chart: repository, namespace: 'helm' },
      'HelmChart',
    );
    expect(spec).toMatchObject({ repo: 'https://charts.example.com', chart: 'kafka', version: '0.1.0' });
    expect(spec).not.toHaveProperty('chartContent');
    expect(metadata.namespace).toBe('helm');
  });
});

describe('an Application', () => {
  test('prunes and heals, and renders the embedded chart out of a clone of this repository', () => {
    const { metadata, spec } = only({ kind: 'argo-application', chart: git }, 'Application');
    expect(metadata.name).toBe('kafka-prod-brokers');
    expect(spec).toMatchObject({
      project: 'default',
      source: {
        repoURL: 'https://git.example.com/learnflow/kafka.git',
        targetRevision: 'main',
        path: 'charts/kafka',
        helm: { releaseName: 'kafka', valuesObject: { replicaCount: 3 } },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'learnflow' },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    });
  });

  test('is deleted without its brokers', () => {
    expect(only({ kind: 'argo-application', chart: git }, 'Application').metadata).not.toHaveProperty(
      'finalizers',
    );
  });

  test("names a registry's chart as Argo CD does: no scheme, the chart's name apart", () => {
    expect(only({ kind: 'argo-application', chart: oci }, 'Application').spec.source).toMatchObject({
      repoURL: 'registry.example.com/charts',
      chart: 'kafka',
      targetRevision: '0.1.0',
    });
  });

  test('goes where its Argo CD is', () => {
    const { metadata, spec } = only(
      {
        kind: 'argo-application',
        chart: repository,
        namespace: 'gitops',
        project: 'platform',
        server: 'https://10.0.0.1:6443',
      },
      'Application',
    );
    expect(metadata.namespace).toBe('gitops');
    expect(spec).toMatchObject({
      project: 'platform',
      destination: { server: 'https://10.0.0.1:6443' },
      source: { repoURL: 'https://charts.example.com', chart: 'kafka', targetRevision: '0.1.0' },
    });
  });
});

describe('a HelmRelease', () => {
  test('takes the chart from a registry by its tag, which has no +', () => {
    const { all } = synthesized(pulledFrom({ ...oci, version: '1.0.0+2' }, 'flux-release'));
    expect(all('OCIRepository')[0].spec).toEqual({
      interval: '10m',
      url: 'oci://registry.example.com/charts/kafka',
      ref: { tag: '1.0.0_2' },
      layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
    });
    expect(all('HelmRelease')[0].spec.chartRef).toEqual({ kind: 'OCIRepository', name: 'kafka' });
  });

  test('takes the chart from a repository', () => {
    const delivery: Delivery = { kind: 'flux-release', chart: repository };
    expect(only(delivery, 'HelmRepository').spec.url).toBe('https://charts.example.com');
    expect(only(delivery, 'HelmRelease').spec.chart.spec).toEqual({
      chart: 'kafka',
      version: '0.1.0',
      sourceRef: { kind: 'HelmRepository', name: 'kafka' },
    });
  });

  test.each([
    ['main', { branch: 'main' }],
    ['refs/tags/v1', { name: 'refs/tags/v1' }],
    ['0123456789abcdef0123456789abcdef01234567', { commit: '0123456789abcdef0123456789abcdef01234567' }],
  ])('takes the chart from git at %s, and sees a change without a new version', (revision, ref) => {
    const delivery: Delivery = { kind: 'flux-release', chart: { ...git, revision, path: 'kafka/chart' } };
    expect(only(delivery, 'GitRepository').spec).toEqual({ interval: '10m', url: git.git, ref });
    expect(only(delivery, 'HelmRelease').spec.chart.spec).toEqual({
      chart: 'kafka/chart',
      reconcileStrategy: 'Revision',
      sourceRef: { kind: 'GitRepository', name: 'kafka' },
    });
  });

  test('is never uninstalled for a failure, waits for a rolling restart, and undoes drift', () => {
    expect(only({ kind: 'flux-release', chart: oci }, 'HelmRelease').spec).toMatchObject({
      releaseName: 'kafka',
      install: { strategy: { name: 'RetryOnFailure' } },
      upgrade: { strategy: { name: 'RetryOnFailure' } },
      timeout: '30m',
      driftDetection: { mode: 'enabled' },
      values: { replicaCount: 3 },
    });
  });
});

describe("an environment's chart from a network", () => {
  test('is where the controller gets it, unless the delivery says otherwise', () => {
    const application = (environment: DeclaredEnvironment) =>
      synthesized(environment).all('Application')[0].spec.source;
    const pulled = pulledFrom(repository, 'argo-application');
    expect(application(pulled)).toMatchObject({ repoURL: 'https://charts.example.com', chart: 'kafka' });
    const delivery = declaredDelivery({ kind: 'argo-application', chart: git });
    expect(application({ ...pulled, delivery })).toMatchObject({ repoURL: git.git, path: 'charts/kafka' });
  });

  test.each(['argo-application', 'flux-release'] as const)('is all that %s needs to know', (kind) => {
    expect(deliveryRules.flatMap(({ find }) => find(pulledFrom(oci, kind)))).toEqual([]);
  });

  test('takes no choice about what only Helm decides', () => {
    const pulled = pulledFrom(oci, 'flux-release');
    const environment = { ...pulled, chart: { ...pulled.chart, hooks: 'drop' as const } };
    expect(deliveryRules.flatMap(({ find }) => find(environment))).toEqual([
      expect.objectContaining({ field: 'chart.hooks', value: 'drop' }),
    ]);
    const rendered = { ...environment, delivery: declaredDelivery('rendered') };
    expect(deliveryRules.flatMap(({ find }) => find(rendered))).toEqual([]);
  });
});

describe('a delivery is refused', () => {
  test.each<[string, unknown, string[]]>([
    ['that there is none of', 'argo', ['dev › delivery: "argo"', "'helm-chart'"]],
    [
      'without a chart that its controller can reach',
      'argo-application',
      ['delivery.chart: (missing)', '{ git, revision }'],
    ],
    [
      'with a chart that its controller cannot read',
      { kind: 'helm-chart', chart: git },
      ['delivery.chart', '{ oci, version }'],
    ],
    [
      'with a misspelt field',
      { kind: 'helm-chart', chart: { ...oci, verison: '1' } },
      ['delivery.chart.verison', 'did you mean version?'],
    ],
    [
      'with a range for a version',
      { kind: 'flux-release', chart: { ...oci, version: '0.x' } },
      ['delivery.chart.version: "0.x"', 'exact version'],
    ],
    [
      'with another version than the values are for',
      { kind: 'helm-chart', chart: { ...oci, version: '0.2.0' } },
      ['delivery.chart.version: "0.2.0"', 'which is 0.1.0'],
    ],
    [
      'with a password in an address',
      { kind: 'flux-release', chart: { ...git, git: 'https://me:secret@git.example.com/kafka.git' } },
      ['delivery.chart.git'],
    ],
    [
      'with several mistakes, all at once',
      { kind: 'flux-release', chart: { ...repository, name: 'Kafka' }, interval: 'often' },
      ['delivery.chart.name', 'delivery.interval'],
    ],
  ])('%s', (_, delivery, said) => {
    const load = () => delivered(delivery as Delivery, dev);
    for (const text of said) expect(load).toThrow(text);
  });
});
