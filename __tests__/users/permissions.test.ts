import { permissions } from '../../lib/users/permissions';

test('producing, consuming, groups and transactions become the least that Kafka asks for', () => {
  expect(
    permissions({
      name: 'u',
      purpose: 'x',
      produces: ['orders', { prefix: 'shop-' }],
      consumes: [
        { name: 'billing', external: true },
        { prefix: 'other-', external: true },
      ],
      groups: ['u', { prefix: 'u-' }],
      transactionalIds: [{ prefix: 'u-' }],
    }),
  ).toEqual([
    'allow:WRITE:topic:literal:orders',
    'allow:WRITE:topic:prefixed:shop-',
    'allow:READ:topic:literal:billing',
    'allow:READ:topic:prefixed:other-',
    'allow:READ:group:literal:u',
    'allow:READ:group:prefixed:u-',
    'allow:WRITE:transactional-id:prefixed:u-',
  ]);
});

test('other operations are as they are said, and nothing is said twice', () => {
  expect(
    permissions({
      name: 'u',
      purpose: 'x',
      consumes: ['orders'],
      acls: [
        { operation: 'READ', topic: 'orders' },
        { operation: 'DESCRIBE', topic: '*' },
        { operation: 'DELETE', group: { prefix: 'a b%' } },
        { operation: 'DESCRIBE', transactionalId: 'tx' },
        { operation: 'DESCRIBE_CONFIGS', cluster: true },
      ],
    }),
  ).toEqual([
    'allow:READ:topic:literal:orders',
    'allow:DESCRIBE:topic:literal:*',
    'allow:DELETE:group:prefixed:a%20b%25',
    'allow:DESCRIBE:transactional-id:literal:tx',
    'allow:DESCRIBE_CONFIGS:cluster:literal:kafka-cluster',
  ]);
});
