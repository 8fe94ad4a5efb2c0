import type { Manifest } from '../../lib/helm/manifest';
import { parseManifests } from '../../lib/helm/parse-manifests';

const configMap = (data: string) =>
  `---\n# Source: shop/templates/config.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: config\ndata:\n${data}`;

function value(scalar: string): unknown {
  const [manifest] = parseManifests(
    configMap(`  it: ${scalar}
`),
    'shop',
  ) as [Manifest];
  return (manifest.object.data as { it: unknown }).it;
}

describe('scalars are read as kubectl reads them', () => {
  // All that Go reads is in __tests__/yaml; these are here for the way to it.
  test.each<[string, unknown]>([
    ['2024-01-01', '2024-01-01'],
    ['1:30', '1:30'],
    ['0644', 420],
    ['0o644', 420],
    ['3240286e-210077', 0],
    ['-0b11', -3],
    ['!!str 0644', '0644'],
    ['yes', true],
    ['off', false],
    ['"yes"', 'yes'],
    ['1.10', 1.1],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9223372036854775807', 9_223_372_036_854_775_807n],
    ['', null],
  ])('%s', (scalar, read) => {
    expect(value(scalar)).toEqual(read);
  });
});

test.each([
  ['yes', 'true'],
  ['0644', '420'],
  ['"yes"', 'yes'],
])('the key %s is read as %s', (written, read) => {
  const [manifest] = parseManifests(configMap(`  ${written}: it\n`), 'shop') as [Manifest];
  expect(Object.keys(manifest.object.data as object)).toEqual([read]);
});

test('what an alias and a merge stand for is taken over', () => {
  const data = '  it: &it {a: yes}\n  copy: *it\n  merged:\n    <<: *it\n    b: 1\n';
  const [manifest] = parseManifests(configMap(data), 'shop') as [Manifest];
  expect(manifest.object.data).toEqual({ it: { a: true }, copy: { a: true }, merged: { a: true, b: 1 } });
});

test('each object knows its template, and empty documents are none', () => {
  const rendered = `${configMap('  a: b\n')}---\n# Source: shop/templates/empty.yaml\n# nothing\n---\n# Source: shop/templates/pod.yaml\napiVersion: v1\nkind: Pod\nmetadata: { name: pod }\n`;
  expect(parseManifests(rendered, 'shop').map(({ source, object }) => [source, object.kind])).toEqual([
    ['shop/templates/config.yaml', 'ConfigMap'],
    ['shop/templates/pod.yaml', 'Pod'],
  ]);
});

test('lists are taken apart', () => {
  const list =
    '# Source: shop/templates/all.yaml\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: a}}\n- {apiVersion: v1, kind: Pod, metadata: {name: b}}\n';
  expect(parseManifests(list, 'shop').map(({ object }) => object.metadata.name)).toEqual(['a', 'b']);
});

describe('what is broken is refused with release and template', () => {
  test.each([
    [
      'an unterminated quote',
      configMap('  a: "b\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: lost}\n'),
      'Missing closing "quote',
    ],
    ['a key twice', configMap('  a: 1\n  a: 2\n'), 'Map keys must be unique'],
    [
      'text that is no object',
      '---\n# Source: shop/templates/config.yaml\nhello\n',
      'without apiVersion, kind or metadata.name',
    ],
    [
      'an object without a name',
      '---\n# Source: shop/templates/config.yaml\napiVersion: v1\nkind: Pod\nmetadata: {}\n',
      'without apiVersion, kind or metadata.name',
    ],
    [
      'a number that Helm made a float',
      configMap('  a: 1.073741824e+09\n'),
      'a number came out as 1.073741824e+09',
    ],
    [
      'such a number inside a text',
      configMap('  a: |\n    log.segment.bytes=1e+06\n'),
      'a number came out as 1e+06',
    ],
    ['a number that JSON does not know', configMap('  a: .inf\n'), '.inf is no number to JSON'],
    ['a key that is a number', configMap('  1.5: a\n'), 'the key 1.5 is read as 1.5: give it quotes'],
    ['a key that is nothing', configMap('  ~: a\n'), 'the key ~ is read as null'],
    ['a tag', configMap('  a: !!binary aGk=\n'), 'Unresolved tag'],
    [
      'a character that ends a line for kubectl alone',
      configMap('  a: |\n    before\u2028after\n'),
      'it holds U+2028, which kubectl reads as the end of a line or not at all, behind "    before"',
    ],
    ['a carriage return of its own', configMap('  a: "b\rc"\n'), 'it holds U+000D'],
  ])('%s', (_, rendered, problem) => {
    const parse = () => parseManifests(rendered, 'shop');
    expect(parse).toThrow('release shop, shop/templates/config.yaml: ');
    expect(parse).toThrow(problem);
  });

  test('but not what only looks like such a number', () => {
    expect(value('build-1e+06abc')).toBe('build-1e+06abc');
  });
});
