import { ApiObject, App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { manifestFiles } from '../../lib/output/manifest-files';
import { lostByTools } from '../../lib/yaml/lost-by-tools';

function filesOf(...objects: Record<string, unknown>[]): ReadonlyMap<string, string> {
  const app = new App();
  const chart = new Chart(app, '10-shop');
  objects.forEach((object, index) => {
    new ApiObject(chart, `object-${index}`, { apiVersion: 'v1', kind: 'ConfigMap', ...object });
  });
  return manifestFiles(app, 'dev');
}

test('a chart is a file, its objects are documents, and it says where to change it', () => {
  const files = filesOf({ metadata: { name: 'a' } }, { metadata: { name: 'b' } });
  expect([...files]).toEqual([
    [
      '10-shop.yaml',
      '# The environment "dev", synthesized: change its source, not this file.\n' +
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n',
    ],
  ]);
});

test('what says which object it is comes first, the rest in the order of the alphabet', () => {
  const [text] = filesOf({
    spec: { z: 1, name: 'x', a: 2 },
    data: {},
    metadata: { labels: { team: 'x' }, name: 'a' },
  }).values();
  expect(text?.match(/^ *\w+/gm)?.map((key) => key.trim())).toEqual([
    ...['apiVersion', 'kind', 'metadata', 'name', 'labels', 'team', 'data', 'spec', 'name', 'a', 'z'],
  ]);
});

test('any text comes back from the file, read as YAML 1.1 or 1.2', () => {
  const traps = fc.constantFrom(
    'yes',
    'No',
    'on',
    '0644',
    '1:30',
    '2024-01-01',
    '1e3',
    '~',
    'null',
    ' a',
    'a ',
    '\t',
    '- a',
    '#',
    "'",
    '"',
    '1_000',
    '.inf',
  );
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.stringMatching(/^[a-z]{1,5}$/),
        fc.oneof(
          traps,
          fc.string({ unit: 'grapheme' }).filter((it) => lostByTools(it) === undefined),
        ),
        {
          noNullPrototype: true,
        },
      ),
      (data) => {
        const [text] = filesOf({ metadata: { name: 'a' }, data }).values() as Iterable<string>;
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(text as string, { version }).data).toEqual({ ...data });
        }
      },
    ),
  );
});

test('integers of any size keep every digit', () => {
  const [text] = filesOf({ metadata: { name: 'a' }, data: { longest: 9_223_372_036_854_775_807n } }).values();
  const [document] = parseAllDocuments(text as string, { intAsBigInt: true });
  expect(document?.toJS().data.longest).toBe(9_223_372_036_854_775_807n);
});

test('a text that no tool would bring to the cluster is refused with its object', () => {
  expect(() => filesOf({ metadata: { name: 'a' }, data: { it: 'x\u0085' } })).toThrow(
    'environment dev, 10-shop.yaml, ConfigMap a: "x\u0085" has U+0085, which Flux, Helm and kubectl cannot carry: leave it out',
  );
});
