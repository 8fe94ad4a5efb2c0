import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { reauthenticationMs } from '../reconciler/cluster';
import { processesIn, until } from '../reconciler/processes';
import type { Scenario } from '../reconciler/scenario';
import { attempt, described, type Passwords, reconcileUsers, startUsers } from './users';

/** Passwords that a shell, a properties file, a JAAS configuration or kafka-configs.sh could misread. */
const hostile: Readonly<Record<string, string>> = {
  'hostile-1': 'a=b,password=c,iterations=1',
  'hostile-2': ` sp"ace's $(id) \`id\` ; & `,
  'hostile-3': '[x]{y}\\u0041\\\\#!:%20',
  'hostile-4': 'pässwörd-→-𝄞\n',
};

/** Passwords, and what becomes of them. */
export const passwords: readonly Scenario[] = [
  {
    name: 'hostile passwords: every client logs in with its own; none is seen in a process, in what is said, or in a file that is left',
    async prove(cluster) {
      const users = Object.keys(hostile);
      const inMemory = () => readdirSync('/dev/shm').filter((name) => name.startsWith('users.'));
      const before = inMemory();
      await cluster.create('hostile', '--partitions=1', '--replication-factor=1');
      const running = startUsers(
        cluster,
        users.map((user) => `${user} secret=${user}/password allow:WRITE:topic:literal:hostile`),
        hostile,
      );
      const seen = new Set<string>();
      const looking = setInterval(() => {
        for (const pid of processesIn(running.folder)) for (const text of visibleOf(pid)) seen.add(text);
      }, 25);
      const outcome = await running.outcome;
      clearInterval(looking);
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);

      const commands = [...seen].join('\n');
      assert.match(commands, /--add-config-file/, 'the writing processes were seen');
      for (const password of Object.values(hostile).map((it) => it.trim())) {
        for (const text of [commands, outcome.stdout, outcome.stderr, outcome.terminationMessage]) {
          assert.ok(!text.includes(password), `${password} is visible`);
        }
      }
      assert.deepEqual(inMemory(), before);

      const said = await attempt(
        cluster,
        Object.entries(hostile).map(([user, password]) => [user, password, 'produce hostile -']),
      );
      assert.deepEqual(
        said,
        users.map(() => 'ok'),
      );
    },
  },
  {
    name: 'a password that cannot be used: refused with the reason and without the password; all else is done',
    async prove(cluster) {
      const bad: Passwords = {
        'bad-empty': '\n',
        'bad-break': 'sec\nret',
        'bad-nul': 'sec\0ret',
        'bad-bytes': Buffer.from('sec\xffret', 'latin1'),
      };
      const users = Object.keys(bad);
      const outcome = await reconcileUsers(
        cluster,
        [
          ...users.map((user) => `${user} secret=${user}/password allow:WRITE:topic:literal:hostile`),
          'good-beside secret=good-beside/password',
        ],
        { ...bad, 'good-beside': 'secret' },
      );
      assert.equal(outcome.status, 43);
      const reasons = [
        'is empty',
        'holds a line break or another control character',
        'holds a NUL',
        'is not UTF-8',
      ];
      for (const [index, user] of users.entries()) {
        assert.equal(
          outcome.lines.get(user),
          `refused: the password cannot be used: the key password of Secret ${user} ${reasons[index]}; all else is as declared`,
        );
        assert.deepEqual(await described(cluster, user), ['ALLOW * WRITE TOPIC LITERAL hostile']);
      }
      assert.equal(outcome.lines.get('good-beside'), 'created: password');
      assert.doesNotMatch(outcome.stdout + outcome.stderr + outcome.terminationMessage, /sec.?ret/s);
    },
  },
  {
    name: 'a changed password: an open connection lasts until it has to log in again; with the new one it goes on',
    async prove(cluster) {
      await cluster.create('stay', '--partitions=1', '--replication-factor=1');
      const table = ['stayer secret=stayer/password allow:WRITE:topic:literal:stay'];
      assert.equal((await reconcileUsers(cluster, table, { stayer: 'before' })).status, 0);
      const open = attempt(cluster, [['stayer', 'before', 'stay stay 300']]);
      await until('the client to produce', async () => (await cluster.endOffset('stay')) > 0);
      assert.equal((await reconcileUsers(cluster, table, { stayer: 'after' })).status, 0);
      // A producer that runs goes on trying, until its message is too old.
      assert.match((await open)[0] ?? '', /^(SaslAuthentication|Timeout)Exception$/);
      const said = await attempt(cluster, [
        ['stayer', 'after', `stay stay ${(2 * reauthenticationMs) / 1000}`],
        ['stayer', 'before', 'produce stay -'],
      ]);
      assert.deepEqual(said, ['ok', 'SaslAuthenticationException']);
    },
  },
];

/** What everybody may see of a process, and its environment. */
function visibleOf(pid: number): string[] {
  try {
    return ['cmdline', 'environ'].map((file) =>
      readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' '),
    );
  } catch {
    return []; // it is gone already
  }
}
