import { bashLines } from './bash';

/** The verdict on a declared line, given the lines that the cluster's answer was read as. */
function compare(declared: string, actual: readonly string[] = [], mode = 'apply'): string[] {
  return bashLines(
    `declared=$1 mode=$2; shift 2; work=$(mktemp -d) PASSWORDS_DIR=$work; trap 'rm -r "$work"' EXIT
     load_user "$declared" line
     name=\${items[0]}
     printf secret >"$work/$name"
     users_in() { printf '%s\\n' "\${given[@]}"; }; acls_in() { :; }; given=("$@")
     load_answers
     compare_user "$name"
     printf '%s: %s\\n' "\${verdict[$name]}" "\${difference[$name]-}"`,
    [declared, mode, ...actual],
  );
}

const credential = 'credential u SCRAM-SHA-512 8192';
const declared = 'u password allow:READ:topic:literal:t quota:request_percentage=50';
const same = [credential, 'acl u allow:READ:topic:literal:t', 'quota u request_percentage 50'];
const again = 'password set again, since it cannot be compared';

test.each([
  ['missing', declared, [], 'create: password, allow:READ:topic:literal:t, request_percentage=50'],
  ['the same, with a password', declared, same, 'renew: '],
  ['the same, without one', 'u quota:request_percentage=50', [same[2]], 'ok: '],
  ['nothing declared, nothing there', 'u', [], 'ok: '],
  [
    'a permission more',
    `${declared} allow:READ:group:prefixed:g`,
    same,
    `change: +allow:READ:group:prefixed:g, ${again}`,
  ],
  ['a permission less', 'u password', [credential, same[1]], `change: -allow:READ:topic:literal:t, ${again}`],
  [
    'never a pattern of the shell',
    'u',
    ['acl u allow:ALL:topic:literal:*'],
    'change: -allow:ALL:topic:literal:*',
  ],
  [
    'another quota',
    declared,
    [...same.slice(0, 2), 'quota u request_percentage 60'],
    `change: request_percentage 60→50, ${again}`,
  ],
  ['a quota more', 'u', ['quota u consumer_byte_rate 1'], 'change: consumer_byte_rate 1→(none)'],
  [
    'no password yet',
    'u password',
    ['quota u consumer_byte_rate 1'],
    'change: password (none)→SCRAM-SHA-512, consumer_byte_rate 1→(none)',
  ],
  ['a password that is not declared', 'u', [credential], 'change: password of SCRAM-SHA-512 → (none)'],
  [
    'another mechanism',
    'u password',
    ['credential u SCRAM-SHA-256 4096', credential],
    `change: password of SCRAM-SHA-256 → (none), ${again}`,
  ],
  [
    'other iterations',
    'u password',
    ['credential u SCRAM-SHA-512 4096'],
    'change: password with 4096 iterations→8192',
  ],
  [
    'absent and there',
    'u absent',
    same,
    'delete: password of SCRAM-SHA-512 → (none), -allow:READ:topic:literal:t, request_percentage 50→(none)',
  ],
  ['absent and gone', 'u absent', [], 'ok: '],
  ["somebody else's", 'u', ['acl v allow:READ:topic:literal:t', 'quota uu request_percentage 1'], 'ok: '],
] as const)('%s', (_, line, actual, verdict) => {
  expect(compare(line, actual as readonly string[])).toEqual([verdict]);
});

test('a check looks at no password', () => {
  expect(compare(declared, same, 'check')).toEqual(['ok: ']);
});
