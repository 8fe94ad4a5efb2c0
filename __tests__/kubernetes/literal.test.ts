import { literal } from '../../lib/kubernetes/literal';

// As Kubernetes' third_party/forked/golang/expansion undoes it.
test.each([
  ['CN=admin', 'CN=admin'],
  ['CN=$(PATH)', 'CN=$$(PATH)'],
  ['a$$b', 'a$$$$b'],
  ['5$', '5$$'],
])('%s is written %s', (text, written) => {
  expect(literal(text)).toBe(written);
});
