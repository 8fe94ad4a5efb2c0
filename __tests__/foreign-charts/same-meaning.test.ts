import { isSameMeaning, saysNothing } from '../../lib/charts/same-meaning';

test.each([
  ['kraft.enabled', true, 'true'],
  ['replicaCount', 3, '3'],
  ['persistence.size', '2048Mi', '2Gi'],
  ['broker.resources.limits.cpu', 0.5, '500m'],
  ['resources', { limits: { cpu: 1, memory: '1Gi' } }, { limits: { cpu: '1000m', memory: '1024Mi' } }],
  ['heapOpts', '-Xms1g -Xmx1024m', '-Xmx1G  -Xms1g'],
  ['heap', '1g', '1024m'],
  ['accessModes', ['ReadWriteOnce'], ['ReadWriteOnce']],
])('%s: %j means %j', (place, one, other) => {
  expect(isSameMeaning(place, one, other)).toBe(true);
  expect(isSameMeaning(place, other, one)).toBe(true);
});

test.each([
  ['kraft.enabled', true, 'yes'],
  ['image.tag', '3.0', '3'],
  ['persistence.size', '1G', '1Gi'],
  ['resources', { limits: { cpu: 1 } }, { limits: { cpu: 1, memory: '1Gi' } }],
  ['heapOpts', '-Xmx1g', '-Xmx1g -Xms1g'],
  ['accessModes', ['ReadWriteOnce'], ['ReadWriteOnce', 'ReadWriteMany']],
  ['persistence', { enabled: true }, true],
  ['affinity', undefined, {}],
])('%s: %j does not mean %j', (place, one, other) => {
  expect(isSameMeaning(place, one, other)).toBe(false);
});

test('values files write out what they leave open', () => {
  for (const value of ['', null, undefined, [], {}, { existingSecret: '', users: [] }]) {
    expect(saysNothing(value)).toBe(true);
  }
  for (const value of [false, 0, 'a', [''], { enabled: false }]) expect(saysNothing(value)).toBe(false);
});
