import { isSameQuantity } from '../../lib/kubernetes/same-quantity';

test.each([
  ['2048Mi', '2Gi'],
  ['0.5', '500m'],
  ['1', '1000m'],
  ['1.5Gi', '1536Mi'],
  ['1e3', '1k'],
  ['1E3', '1000'],
  ['1E', '1000P'],
  ['12e-1', '1200m'],
  ['.5', '0.50'],
  ['2.', '2'],
  ['100u', '0.1m'],
  ['1Ei', '1024Pi'],
  ['+1', '1'],
])('%s is %s', (one, other) => {
  expect(isSameQuantity(one, other)).toBe(true);
});

test.each([
  ['2000Mi', '2Gi'],
  ['1G', '1Gi'],
  ['-1', '1'],
  ['1', '1001m'],
  ['many', 'many'],
  ['', ''],
  ['.', '0'],
  ['1Kb', '1024'],
])('%s is not %s', (one, other) => {
  expect(isSameQuantity(one, other)).toBe(false);
});
