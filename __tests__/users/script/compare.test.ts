import { bashLines } from './bash';

/** The verdict on a declared line, given the lines that the cluster's answer was read as. */
function compare(
  declared: string,
  actual: readonly string[] = [],
  { mode = 'apply', password = 'secret' } = {},
): string[] {
  return bashLines(
    `declared=$1 mode=$2 password=$3; shift 3; work=$(mktemp -d) PASSWORDS_DIR=$work; mkdir "$work/s"; trap 'rm -r "$work"' EXIT
     load_user "$declared" line
     name=\${items[0]}
     [[ $password == none ]] || printf %b "$password" >"$work/s/k"
     printf '%s\\n' 'cluster c' "$@" "end $(($# + 1))" >"$work/read-users"
     load_answers
     compare_user "$name"
     printf '%s: %s\\n' "\${verdict[$name]}" "\${difference[$name]-}"`,
    [declared, mode, password, ...actual],
  );
}

const credential = 'credential u SCRAM-SHA-512 8192';
const declared = 'u secret=s/k allow:READ:topic:literal:t quota:request_percentage=50';
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
  [
    'a permission less',
    'u secret=s/k',
    [credential, same[1]],
    `change: -allow:READ:topic:literal:t, ${again}`,
  ],
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
    'u secret=s/k',
    ['quota u consumer_byte_rate 1'],
    'change: password (none)→SCRAM-SHA-512, consumer_byte_rate 1→(none)',
  ],
  ['a password that is not declared', 'u', [credential], 'change: password of SCRAM-SHA-512 → (none)'],
  [
    'another mechanism',
    'u secret=s/k',
    ['credential u SCRAM-SHA-256 4096', credential],
    `change: password of SCRAM-SHA-256 → (none), ${again}`,
  ],
  [
    'other iterations',
    'u secret=s/k',
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

test('a permission that kafka-acls.sh cannot name is refused, once all else is done', () => {
  const acl = 'allow:READ:group:literal:g%20';
  expect(compare('u', [`acl u ${acl}`, 'acl u allow:READ:group:literal:h'])).toEqual([
    `change: -${acl}, -allow:READ:group:literal:h`,
  ]);
  expect(compare('u absent', [`acl u ${acl}`])).toEqual([
    `refuse: ${acl} cannot be taken away by kafka-acls.sh, which cuts such names: take it away by another client of Kafka; all else is as declared`,
  ]);
});

test('a check looks at no password', () => {
  expect(compare(declared, same, { mode: 'check', password: 'none' })).toEqual(['ok: ']);
});

const refused = (why: string) => [`refuse: the password ${why}; all else is as declared`];

test('a Secret that is not there holds up nothing but the password', () => {
  const without = { password: 'none' };
  expect(compare(declared, [], without)).toEqual([
    'create: password, allow:READ:topic:literal:t, request_percentage=50',
  ]);
  expect(compare('u secret=s/k', [credential, 'acl u allow:ALL:topic:literal:t'], without)).toEqual([
    `change: -allow:ALL:topic:literal:t, ${again}`,
  ]);
  const missing = refused(
    'is missing: there is no Secret s with the key k; make it: kubectl create secret generic s --from-literal=k=…',
  );
  expect(compare(declared, same, without)).toEqual(missing);
  expect(compare(declared, same.slice(1), without)).toEqual(missing);
  expect(compare('u absent', same, without)).toEqual([
    'delete: password of SCRAM-SHA-512 → (none), -allow:READ:topic:literal:t, request_percentage 50→(none)',
  ]);
});

test.each([
  ['\\n', 'is empty'],
  ['a\\nb', 'holds a line break or another control character'],
  ['a\\0b', 'holds a NUL'],
  ['a\\xffb', 'is not UTF-8'],
  ['\\xed\\xa0\\x80', 'is not UTF-8'],
  ['a\\xc3', 'is not UTF-8'],
  ['x'.repeat(4097), 'has more than 4096 bytes'],
])('a password that cannot be used is refused with the reason: %j', (password, why) => {
  expect(compare(declared, same, { password })).toEqual(
    refused(`cannot be used: the key k of Secret s ${why}`),
  );
});

test('any other password is used', () => {
  const password = 'grün €, 𝄞, 日本語, \\xef\\xbf\\xbd\\n\\n';
  expect(compare(declared, same, { password })).toEqual(['renew: ']);
});
