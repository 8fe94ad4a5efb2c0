import { chosen } from '../../lib/helm/choose';
import type { Manifest } from '../../lib/helm/manifest';

function manifest(
  kind: string,
  annotations?: Record<string, string>,
  source = 'shop/templates/x.yaml',
): Manifest {
  return { source, object: { apiVersion: 'v1', kind, metadata: { name: kind.toLowerCase(), annotations } } };
}

const plain = manifest('Service', { 'helm.sh/resource-policy': 'keep' });
const hook = manifest('Job', {
  'helm.sh/hook': 'post-install,post-upgrade',
  'helm.sh/hook-weight': '1',
  other: 'x',
});
const test_ = manifest('Pod', { 'helm.sh/hook': 'test' });
const crd = manifest('CustomResourceDefinition', undefined, 'shop/crds/topics.yaml');

test('an ordinary object needs no choice and stays as it is', () => {
  expect(chosen([plain], {}, 'shop')).toEqual([plain]);
});

test('hooks, tests and CRDs without a choice are refused, all at once and by name', () => {
  expect(() => chosen([plain, hook, test_, crd], {}, 'shop')).toThrow(
    'release shop renders hooks, which only Helm runs at their moment: Job/job; set hooks: ' +
      "'drop' or hooks: 'keep'\nand tests, which run when applied: Pod/pod; set tests: 'drop' or tests: 'keep'\n" +
      "and CRDs, which Helm installs once and never updates: CustomResourceDefinition/customresourcedefinition; set crds: 'drop' or crds: 'keep'",
  );
});

test('what is dropped is gone', () => {
  expect(chosen([plain, hook, test_, crd], { hooks: 'drop', tests: 'drop', crds: 'drop' }, 'shop')).toEqual([
    plain,
  ]);
});

test('a kept hook loses the annotations on which Argo CD would act, and no other', () => {
  const [kept] = chosen([hook], { hooks: 'keep' }, 'shop');
  expect(kept?.object.metadata).toEqual({ name: 'job', annotations: { other: 'x' } });
});

test('a kept CRD stays as it is', () => {
  expect(chosen([crd], { crds: 'keep' }, 'shop')).toEqual([crd]);
});
