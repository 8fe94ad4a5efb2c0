import assert from 'node:assert/strict';
import { until } from '../reconciler/processes';
import type { Scenario } from '../reconciler/scenario';
import { addPassword, described, passwordsFolder, reconcileUsers, startUsers } from './users';

const credential = 'SCRAM-SHA-512=iterations=8192';

/** A Secret that is not there when the run starts. */
export const secrets: readonly Scenario[] = [
  {
    name: 'a Secret that comes late: everything else is done first, revocations included; then its password',
    async prove(cluster) {
      const before = ['late-mallory allow:ALL:topic:prefixed:a', 'late-user allow:ALL:topic:prefixed:b'];
      assert.equal((await reconcileUsers(cluster, before)).status, 0);
      const folder = passwordsFolder({ 'late-there': 'secret' });
      const running = startUsers(
        cluster,
        [
          'late-user secret=late-secret/password allow:READ:topic:literal:orders quota:producer_byte_rate=1000',
          'late-mallory absent',
          'late-there secret=late-there/password',
        ],
        {},
        { environment: { PASSWORDS_DIR: folder, PASSWORD_SECONDS: '120' } },
      );
      await until('the run to wait for the Secret', async () =>
        /^waiting for passwords, SECRET\/KEY \(\d+ of 120 s\): late-secret\/password of late-user$/m.test(
          running.progress(),
        ),
      );
      assert.deepEqual(await described(cluster, 'late-mallory'), []);
      assert.deepEqual(await described(cluster, 'late-there'), [credential]);
      assert.deepEqual(await described(cluster, 'late-user'), [
        'ALLOW * READ TOPIC LITERAL orders',
        'producer_byte_rate=1000.0',
      ]);
      addPassword(folder, 'late-secret', 'secret');
      const outcome = await running.outcome;
      assert.equal(outcome.status, 0, outcome.stdout + outcome.stderr);
      assert.match(outcome.lines.get('late-user') ?? '', /^changed: password \(none\)→SCRAM-SHA-512, /);
      assert.ok((await described(cluster, 'late-user')).includes(credential));
    },
  },
  {
    name: 'a Secret that never comes: refused by name when the time is over, and the run fails for good',
    async prove(cluster) {
      const table = [
        'never-user secret=never-secret/word allow:READ:topic:literal:orders',
        'never-other allow:READ:topic:literal:orders',
      ];
      const outcome = await reconcileUsers(
        cluster,
        table,
        {},
        {
          environment: { PASSWORD_SECONDS: '15', NAMESPACE: 'shop' },
        },
      );
      assert.equal(outcome.status, 43, outcome.stdout + outcome.stderr);
      assert.equal(
        outcome.lines.get('never-user'),
        'refused: the password is missing: there is no Secret never-secret with the key word; make it: kubectl create secret generic never-secret -n shop --from-literal=word=…; all else is as declared',
      );
      assert.match(outcome.lines.get('never-other') ?? '', /^created: /);
      assert.match(outcome.terminationMessage, /never-user refused: the password is missing: /);
      assert.deepEqual(await described(cluster, 'never-user'), ['ALLOW * READ TOPIC LITERAL orders']);
    },
  },
];
