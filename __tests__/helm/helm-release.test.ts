// biome-ignore-all lint/suspicious/noTemplateCurlyInString: texts that tools see variables in
import { Chart, Testing } from 'cdk8s';
import { HelmRelease, type HelmReleaseProps } from '../../lib';
import { temporaryFolder } from '../temporary-folder';

const chartYaml = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';

/** What the real helm makes of a chart of one template. */
function release(template: string, props: Partial<HelmReleaseProps> = {}, more: Record<string, string> = {}) {
  const chart = temporaryFolder({ 'Chart.yaml': chartYaml, 'templates/it.yaml': template, ...more });
  const scope = new Chart(Testing.app(), 'chart', { namespace: 'market' });
  new HelmRelease(scope, 'release', { chart, releaseName: 'shop', ...props });
  return Testing.synth(scope);
}

const configMap = (data: string, name = 'config') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${data}`;

test('values reach the chart, and null takes a default of the chart away', () => {
  const [object] = release(
    configMap('  a: {{ .Values.a | quote }}\n  b: {{ .Values.b | default "gone" }}\n'),
    { values: { a: "it's: #1", b: null } },
    { 'values.yaml': 'b: default\n' },
  );
  expect(object.data).toEqual({ a: "it's: #1", b: 'gone' });
});

test('a value that is undefined leaves the default of the chart alone', () => {
  const [object] = release(
    configMap('  b: {{ .Values.b }}\n'),
    { values: { b: undefined } },
    { 'values.yaml': 'b: default\n' },
  );
  expect(object.data).toEqual({ b: 'default' });
});

test('a text comes through helm as it is, whatever YAML would take it for', () => {
  const texts = ['0o17', 'no', '1:30', '\ufeff', 'a\u00a0b', '😀', '${a}', 'a: b # c', '\t\na'];
  const [object] = release(configMap('  a: {{ toYaml .Values.a | nindent 4 }}\n'), { values: { a: texts } });
  expect(object.data.a).toEqual(texts);
});

test('a second release of the same chart and values is the same, to the last digit', () => {
  const chart = temporaryFolder({
    'Chart.yaml': chartYaml,
    'templates/it.yaml': `${configMap('  a: b\n')}immutable: 9223372036854775807\n`,
  });
  const synth = () => {
    const scope = new Chart(Testing.app(), 'chart');
    new HelmRelease(scope, 'release', { chart, releaseName: 'shop' });
    return Testing.synth(scope);
  };
  const [rendered, cached] = [synth(), synth()];
  expect(rendered[0].immutable).toBe(9_223_372_036_854_775_807n);
  expect(cached).toEqual(rendered);
});

test('the release has the namespace of the cdk8s chart, and so has every namespaced object', () => {
  const rendered = release(
    `${configMap('  namespace: {{ .Release.Namespace }}\n')}---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: reader }\n`,
  );
  const [role, object] = rendered.sort((one, other) => (one.kind < other.kind ? -1 : 1));
  expect(object.data).toEqual({ namespace: 'market' });
  expect(object.metadata.namespace).toBe('market');
  expect(role.metadata.namespace).toBeUndefined();
});

test('the chart is told the oldest supported Kubernetes version, whatever helm knows', () => {
  const [object] = release(configMap('  version: {{ .Capabilities.KubeVersion.Version }}\n'));
  expect(object.data).toEqual({ version: 'v1.27.0' });
});

test("nothing of the user's helm, kubectl, time zone or language gets in", () => {
  const hostile = {
    HELM_NAMESPACE: 'elsewhere',
    HELM_KUBECONTEXT: 'other',
    KUBECONFIG: '/nowhere/config',
    TZ: 'Asia/Kathmandu',
    LANG: 'tr_TR.UTF-8',
  };
  const before = { ...process.env };
  Object.assign(process.env, hostile);
  try {
    const [object] = release(
      configMap(
        '  zone: t{{ dateInZone "15" (toDate "2006-01-02" "2024-01-01") "Local" }}\n  in: {{ .Release.Namespace }}\n',
      ),
    );
    expect(object.data).toEqual({ zone: 't00', in: 'market' });
  } finally {
    for (const name of Object.keys(hostile)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
});

test('a number of a million and more comes out with every digit, wherever it stands', () => {
  const values = {
    size: 1_073_741_824,
    list: [1, { 'a.b': 2_000_000 }],
    below: { minus: -1_000_000, small: 999_999 },
  };
  const [object] = release('{{ toYaml .Values.it }}', {
    values: { it: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, ...values } },
  });
  expect(object).toMatchObject(values);
});

describe('fails', () => {
  test("with helm's own words when a template fails", () => {
    expect(() => release('{{ fail "no size given" }}')).toThrow(
      /^release shop of the chart \S+ could not be rendered \(exit code 1\):\n.*no size given/s,
    );
  });

  test('when helm warns, since a warning is often a value in the wrong place', () => {
    expect(() =>
      release(configMap('  a: b\n'), { values: { size: { cpu: 1 } } }, { 'values.yaml': 'size: small\n' }),
    ).toThrow(/was rendered with a warning.*skipped value for shop.size: Not a table/s);
  });

  test('when a template renders broken YAML, naming it', () => {
    expect(() => release(configMap('  a: "b\n'))).toThrow(/shop/);
  });

  test('when two templates render the same object', () => {
    expect(() =>
      release(configMap('  a: b\n'), {}, { 'templates/other.yaml': configMap('  a: c\n') }),
    ).toThrow(
      'release shop renders ConfigMap/config twice: in shop/templates/it.yaml and in shop/templates/other.yaml',
    );
  });

  test('when the chart has a hook that no choice was made about', () => {
    const hook =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: hook\n  annotations: { helm.sh/hook: pre-install }\n';
    expect(() => release(hook)).toThrow("Pod/hook; set hooks: 'drop' or hooks: 'keep'");
    expect(release(hook, { hooks: 'keep' })).toHaveLength(1);
    expect(release(hook, { hooks: 'drop' })).toHaveLength(0);
  });

  test('when the chart has a Secret with data that no choice was made about', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: passwords }\nstringData: { a: b }\n';
    expect(() => release(secret)).toThrow("Secret/passwords; set secrets: 'drop' or secrets: 'keep'");
    expect(release(secret, { secrets: 'drop' })).toHaveLength(0);
    expect(release(secret, { publicSecrets: ['passwords'] })).toHaveLength(1);
    expect(release('apiVersion: v1\nkind: Secret\nmetadata: { name: filled-by-others }\n')).toHaveLength(1);
  });

  test('when a chart that is rendered twice makes something up, naming it and what pins it', () => {
    const random = configMap('  a: {{ randAlphaNum 10 }}\n  b: c\n  {{ randAlphaNum 9 }}: d\n');
    expect(() =>
      release(random, { renderTwice: true, pins: { 'ConfigMap/config data.a': 'config.a' } }),
    ).toThrow(
      /^release shop comes out otherwise every time it is rendered, since its chart makes up\n {2}ConfigMap\/config data\.a: set config\.a\n {2}ConfigMap\/config data\.\w{9}\n/,
    );
    expect(release(configMap('  a: b\n'), { renderTwice: true })).toHaveLength(1);
  });

  test('when the chart has a CRD that no choice was made about', () => {
    const crd = {
      'crds/it.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: its.shop.example }\n',
    };
    expect(() => release(configMap('  a: b\n'), {}, crd)).toThrow("set crds: 'drop' or crds: 'keep'");
    expect(release(configMap('  a: b\n'), { crds: 'drop' }, crd)).toHaveLength(1);
  });

  test('when the helm that was asked for is none', () => {
    expect(() => release('', { helmExecutable: '/nowhere/helm' })).toThrow(
      'helmExecutable: /nowhere/helm is not an executable file; name a helm binary, 3.14 or newer',
    );
  });

  test('when a value holds what helm cannot carry', () => {
    expect(() => release(configMap('  a: b\n'), { values: { a: '\u0085' } })).toThrow(
      /^release shop of the chart \S+: a value cannot be passed on: "\u0085" has U\+0085/,
    );
  });

  test('when there is no such chart', () => {
    expect(() => release('', { chart: 'bitnami/kafka' })).toThrow(
      'the chart bitnami/kafka is no folder or file; charts on a network are not fetched',
    );
  });
});
