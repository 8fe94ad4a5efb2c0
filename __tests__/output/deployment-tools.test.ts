// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is what Flux looks for
import { leftAsItIs } from '../../lib/output/deployment-tools';

const mark = { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' };

// What Flux' own pkg/envsubst makes of all of dist is seen by npm run e2e:deliveries.
describe('an object is marked, for Flux to leave it alone, when it holds', () => {
  test.each([
    ['a variable of a shell', { data: { 'run.sh': 'echo "${array[@]}"' } }],
    ['two dollars', { spec: { values: ['a$$b'] } }],
    ['a variable in a key', { data: { '${name}': '' } }],
    ['a variable in its own metadata', { metadata: { name: 'a', labels: { a: '${name}' } } }],
  ])('%s', (_, content) => {
    const object = { kind: 'ConfigMap', metadata: { name: 'a' }, ...content };
    expect(leftAsItIs(object)).toEqual({ ...object, metadata: { ...object.metadata, annotations: mark } });
  });
});

test.each(['$', 'cost: 5$', '$HOME', '$(HOME)', '{}'])('and not for %s, which Flux leaves alone', (text) => {
  const object = { metadata: { name: 'a' }, data: { text } };
  expect(leftAsItIs(object)).toBe(object);
});

test('its other annotations stay, and so does what it says of this itself', () => {
  const object = (annotations: Record<string, string>) => ({
    metadata: { annotations },
    data: { a: '${b}' },
  });
  expect(leftAsItIs(object({ team: 'x' })).metadata.annotations).toEqual({ ...mark, team: 'x' });
  const enabled = { 'kustomize.toolkit.fluxcd.io/substitute': 'enabled' };
  expect(leftAsItIs(object(enabled)).metadata.annotations).toEqual(enabled);
});

test('a text by which Argo CD would leave out the whole file is refused', () => {
  expect(() => leftAsItIs({ metadata: {}, data: { a: '# +argocd:skip-file-rendering' } })).toThrow(
    'has +argocd:skip-file-rendering, by which Argo CD leaves out the whole file: leave it out',
  );
});
