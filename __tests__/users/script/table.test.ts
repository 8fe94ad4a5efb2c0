import { bashLines } from './bash';

/** What the script does with each line when it is the whole table: its exit code and its words. */
const answers = (lines: readonly string[], settings = '') =>
  bashLines(
    `TERMINATION_LOG=/dev/null; ${settings} find_protected
     while IFS= read -r line; do said=$(load_user "$line" "line"); echo "$? $said"; done`,
    [],
    `${lines.join('\n')}\n`,
  );

test('a well-formed line is accepted', () => {
  const lines = [
    'chat-service secret=chat/pass.word allow:READ:topic:literal:chat-messages allow:READ:group:prefixed:chat-',
    'CN=ci,O=Learn%20Flow allow:DESCRIBE_CONFIGS:cluster:literal:kafka-cluster',
    `${'n'.repeat(1000)} quota:producer_byte_rate=10485760 quota:request_percentage=0.5`,
    'x allow:WRITE:transactional-id:literal:a%20b:c allow:ALL:topic:literal:*',
    'nothing',
    'CN=team/app,O=Acme\\,%20Inc. allow:READ:group:prefixed:chat:',
    'CN=spiffe://a/b,1.2.840.113549.1.9.1=#16 allow:READ:group:literal:a%25%01b',
    '$(id)[@]"\'`; quota:request_percentage=0.00001',
    '.. secret=s/k',
    'old.user absent',
  ];
  expect(answers(lines)).toEqual(lines.map(() => '0 '));
});

const form =
  'is not allow:OPERATION:(topic|group|transactional-id):(literal|prefixed):NAME or allow:OPERATION:cluster:literal:kafka-cluster';

const malformed = [
  ['', 'fields are separated by exactly one space'],
  ...['*', '%20a', 'a%20', '%2a', 'a%0A'].map((name) => [
    name,
    `'${name.replace('%2a', '*')}' is not the name of a user: it begins or ends with a space, or is '*', which means every user`,
  ]),
  ...['a%2', 'a%00b'].map((name) => [name, `'${name}' holds a % that is not %XX, or a NUL`]),
  ['a password', "user 'a': unknown field 'password'"],
  ...['x', '/k', 's/', 's/../k', 's/..', '../k', 's/k/x', 'S/k'].map((place) => [
    `a secret=${place}`,
    `user 'a': secret='${place}' is not secret=SECRET/KEY`,
  ]),
  ['a secret=s/k secret=s/k', "user 'a': secret is given twice"],
  ['a absent secret=s/k', "user 'a' is absent and has other fields as well"],
  ['a allow:READ:topic:orders', `user 'a': 'allow:READ:topic:orders' ${form}`],
  ['a allow:FLY:topic:literal:x', `user 'a': 'allow:FLY:topic:literal:x' ${form}`],
  ['a allow:READ:cluster:literal:x', `user 'a': 'allow:READ:cluster:literal:x' ${form}`],
  ['a deny:READ:topic:literal:x', "user 'a': unknown field 'deny:READ:topic:literal:x'"],
  ...['literal:x%', 'literal:x%00y'].map((name) => [
    `a allow:READ:group:${name}`,
    `user 'a': 'allow:READ:group:${name}' holds a % that is not %XX, or a NUL`,
  ]),
  ...['literal:x%20', 'prefixed:%09x'].map((name) => [
    `a allow:READ:group:${name}`,
    `user 'a': 'allow:READ:group:${name}' ends in a name that begins or ends with a space`,
  ]),
  [
    'a allow:READ:group:prefixed:*',
    "user 'a': 'allow:READ:group:prefixed:*' grants nothing: in a prefix an asterisk stands for itself",
  ],
  [
    'a allow:READ:group:literal:x%41 allow:READ:group:literal:xA',
    "user 'a': 'allow:READ:group:literal:xA' is given twice",
  ],
  [
    'a allow:READ:topic:literal:x allow:READ:topic:literal:x',
    "user 'a': 'allow:READ:topic:literal:x' is given twice",
  ],
  ['a quota:producer_byte_rate=1.5', "user 'a': producer_byte_rate is '1.5', not a whole number of bytes"],
  [
    'a quota:producer_byte_rate=x[$(id)]',
    "user 'a': producer_byte_rate is 'x[$(id)]', not a whole number of bytes",
  ],
  [
    'a quota:request_percentage=0',
    "user 'a': request_percentage is '0', not a number above 0 with at most six decimals",
  ],
  ['a quota:nonsense=1', "user 'a': 'nonsense' is not a quota"],
  [
    'a quota:request_percentage=1 quota:request_percentage=1',
    "user 'a': quota 'request_percentage' is given twice",
  ],
] as [line: string, why: string][];

test('a malformed line is refused with code 42 and the reason', () => {
  expect(answers(malformed.map(([line]) => line))).toEqual(
    malformed.map(([, why]) => `42 bad configuration: line: ${why}`),
  );
});

test('a user declared twice is refused', () => {
  const said = bashLines(
    `TERMINATION_LOG=/dev/null; load_user 'a secret=s/k' one; (load_user 'a absent' two); echo $?`,
  );
  expect(said).toEqual(["bad configuration: two: user 'a' is declared twice", '42']);
});

test('super users, and whom the run logs in as, are in no table', () => {
  const settings = `SUPER_USERS='User:CN=kafka broker,O=x;User:root'
    COMMAND_CONFIG=$(mktemp); trap 'rm "$COMMAND_CONFIG"' EXIT
    printf '%s\\n' 'sasl.jaas.config=X required username="admin" password="p";' >"$COMMAND_CONFIG";`;
  const never = 'is a super user or whom this run itself is, and never changed';
  expect(
    answers(['CN=kafka%20broker,O=x absent', 'root', 'admin secret=s/k', 'administrator'], settings),
  ).toEqual([
    `42 bad configuration: line: 'CN=kafka%20broker,O=x' ${never}`,
    `42 bad configuration: line: 'root' ${never}`,
    `42 bad configuration: line: 'admin' ${never}`,
    '0 ',
  ]);
});
