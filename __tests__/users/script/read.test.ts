import { bashLines } from './bash';

/** What is taken in of an answer, and whether it is taken in as a whole. */
function takenIn(lines: readonly string[]): string[] {
  return bashLines(
    `work=$(mktemp -d); trap 'rm -r "$work"' EXIT; cat >"$work/read-users"
     load_answers && echo whole || echo "$answer_problem"
     for user in "\${!actual_credentials[@]}"; do echo "$user ~ \${actual_credentials[$user]}"; done
     for acl in "\${!actual_acl[@]}"; do echo "$acl"; done
     for quota in "\${!actual_quota[@]}"; do echo "$quota = \${actual_quota[$quota]}"; done
     for other in "\${!other_principals[@]}"; do echo "$other"; done`,
    [],
    lines.map((line) => `${line}\n`).join(''),
  );
}

test('what is known of users, and who else has permissions', () => {
  const lines = [
    'cluster c',
    'credential alice SCRAM-SHA-256 4096',
    'credential alice SCRAM-SHA-512 8192',
    'acl CN=ci,O=Learn%20Flow allow:READ:group:prefixed:chat:',
    'acl alice deny@2001%253Adb8:ALTER:cluster:literal:kafka-cluster',
    'quota CN=ci,O=Learn%20Flow request_percentage 0.00001',
    'other User:*',
    'end 7',
  ];
  expect(takenIn(lines).sort()).toEqual([
    'CN=ci,O=Learn%20Flow allow:READ:group:prefixed:chat:',
    'CN=ci,O=Learn%20Flow request_percentage = 0.00001',
    'User:*',
    'alice deny@2001%253Adb8:ALTER:cluster:literal:kafka-cluster',
    'alice ~ SCRAM-SHA-256=4096 SCRAM-SHA-512=8192 ',
    'whole',
  ]);
});

test.each([
  'credential alice SCRAM-SHA-512',
  'credential alice SCRAM-SHA-512 x',
  'credential alice SCRAM-SHA-512 1 2',
  'acl alice allow:READ',
  'acl alice allow:READ:group:any:x',
  'quota alice request_percentage 1e-5',
  'quota alice request_percentage',
  'nonsense alice',
])('a line that means nothing is not passed over: %s', (line) => {
  expect(takenIn(['cluster c', line, 'end 2'])[0]).toBe(
    `its answer holds a line that means nothing: '${line}'`,
  );
});
