import { dev } from '../../environments/dev';
import type { Environment } from '../../lib';
import { reviewEnvironments } from '../../lib';

const rules = ['installation-twice', 'namespace-shared'];

/** What is found between environments that differ from one another in this alone. */
function found(
  one: Partial<Environment>,
  other: Partial<Environment>,
  only: readonly string[] = [],
): string[] {
  const { cluster: _, ...base } = dev;
  const environments = [
    { ...base, name: 'one', ...one },
    { ...base, name: 'other', ...other },
  ];
  return reviewEnvironments({ environments, only, variables: {} })
    .findings.filter(({ rule }) => rules.includes(rule))
    .map(({ environment, rule, field, severity }) => `${environment} ${severity} ${rule} ${field}`);
}

const twice = (name: string) => `${name} error installation-twice cluster`;
const shared = (name: string) => `${name} warning namespace-shared namespace`;

test.each<[string, Partial<Environment>, Partial<Environment>, string[]]>([
  ['the same, without clusters', {}, {}, [twice('one'), twice('other')]],
  ['the same, one without a cluster', { cluster: 'a' }, {}, [twice('other')]],
  ['the same on one cluster', { cluster: 'a' }, { cluster: 'a' }, [twice('one'), twice('other')]],
  ['the same on two clusters', { cluster: 'a' }, { cluster: 'b' }, []],
  ['in two namespaces', {}, { namespace: 'b' }, []],
  [
    'releases that make the same names',
    { releaseName: 'events' },
    { releaseName: 'events-kafka' },
    [twice('one'), twice('other')],
  ],
  ['two releases in a namespace', {}, { releaseName: 'events' }, [shared('one'), shared('other')]],
  [
    'two releases in a namespace of two clusters',
    { cluster: 'a' },
    { cluster: 'b', releaseName: 'events' },
    [],
  ],
])('two environments: %s', (_, one, other, findings) => {
  expect(found(one, other)).toEqual(findings);
});

test('only the environments that are asked for are told, and all are compared', () => {
  expect(found({}, {}, ['other'])).toEqual([twice('other')]);
});

test('that a namespace is shared can be acknowledged', () => {
  const acknowledge = [{ rule: 'namespace-shared', reason: 'a blue and a green one' }];
  const environments = [
    { ...dev, name: 'blue', acknowledge },
    { ...dev, name: 'green', releaseName: 'events', acknowledge },
  ];
  const { findings } = reviewEnvironments({ environments, only: [], variables: {} });
  expect(findings.filter(({ rule }) => rule === 'namespace-shared').map((it) => it.acknowledged)).toEqual([
    'a blue and a green one',
    'a blue and a green one',
  ]);
});
