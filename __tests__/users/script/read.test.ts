import { versions } from '../../jobs/script/bash';
import { bashLines, fixturePath } from './bash';

describe.each(versions)('what Kafka %s printed', (version) => {
  test('every password by its mechanism, and every quota of a user as such, in plain numbers', () => {
    expect(bashLines('users_in "$1"', [fixturePath(version, 'described-users.txt')]).sort()).toEqual([
      'credential alice SCRAM-SHA-256 4096',
      'credential alice SCRAM-SHA-512 8192',
      'quota CN=ci,O=Learn%20Flow controller_mutation_rate 0.1',
      'quota CN=ci,O=Learn%20Flow producer_byte_rate 10485760',
      'quota CN=ci,O=Learn%20Flow request_percentage 12.5',
      'quota alice consumer_byte_rate 1234567890123',
      'quota alice producer_byte_rate 1024',
    ]);
  });

  test('every permission of a user as the table writes it, and who else has some', () => {
    expect(bashLines('acls_in "$1"', [fixturePath(version, 'listed-acls.txt')]).sort()).toEqual([
      'acl CN=ci,O=Learn%20Flow allow:DESCRIBE:group:prefixed:g',
      'acl CN=ci,O=Learn%20Flow allow:DESCRIBE:topic:prefixed:a',
      'acl CN=ci,O=Learn%20Flow allow:READ:group:prefixed:g',
      'acl CN=ci,O=Learn%20Flow allow:READ:topic:prefixed:a',
      'acl alice allow:DESCRIBE_CONFIGS:topic:literal:orders',
      'acl alice allow:WRITE:topic:literal:orders',
      'acl alice allow:WRITE:transactional-id:literal:*',
      'acl alice allow:WRITE:transactional-id:literal:tx,%201%20(a)',
      'acl alice deny@2001%3Adb8%3A0%3A0%3A0%3A0%3A0%3A1:ALTER:cluster:literal:kafka-cluster',
      'other User:*',
    ]);
  });
});
