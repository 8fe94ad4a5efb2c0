import assert from 'node:assert/strict';
import { externalPortOf } from '../../lib/external-access/declared-external-access';
import { isIpv4 } from '../../lib/kubernetes/names';
import { Authority } from '../secured/authority';
import type { Steps } from '../steps';
import { type Configuration, OutsideClient } from './client';
import type { Installed } from './installed';
import type { Machine } from './machine';
import { messagesGoThroughAll } from './messages';
import { addressOfNode, onlyTheAllowedReach } from './networks';

/** A name that leads to the first broker, and that its certificate does not have. */
const alias = 'alias.outside.example';

const refused: Record<Exclude<Configuration, 'right'>, RegExp> = {
  'wrong-password': /Authentication failed.* invalid credentials with SASL mechanism SCRAM-SHA-512/,
  // What a TLS server answers, a plaintext client takes for the size of a message that fits into no memory.
  'no-tls': /TimeoutException|OutOfMemoryError|InvalidReceiveException|terminated during authentication/,
  'foreign-authority': /unable to find valid certification path|PKIX path/,
};

/** Who looks at an installation from outside. */
export interface Watchers {
  readonly allowed: Machine;
  readonly stranger: Machine;
  /** The Kafka distribution whose tools are used. */
  readonly distribution: string;
}

/** Proves who reaches an installation from outside the cluster, and how. */
export async function reachedFromOutside(
  steps: Steps,
  installed: Installed,
  { allowed, stranger, distribution }: Watchers,
): Promise<void> {
  const { declared, externalAccess, authority, password, folder } = installed;
  const { kafkaVersion } = declared;
  const node = addressOfNode();
  const addresses = externalAccess.hosts.map(
    (host, broker) => `${host}:${externalPortOf(externalAccess, broker)}`,
  );
  const [first, bootstrap] = addresses as [string, string];
  /** The address that DNS would lead to, of which there is none here. */
  const led = (host: string) => (isIpv4(host) ? host : node);
  const names = {
    ...Object.fromEntries(externalAccess.hosts.map((host) => [host, led(host)])),
    [alias]: led(externalAccess.hosts[0] as string),
  };
  const client = new OutsideClient({
    ...{ machine: allowed, distribution, folder, password, names, kafkaVersion },
    authority: authority.certificate,
    foreignAuthority: new Authority('foreign', folder).certificate,
  });

  await steps.step('brokers start, and the Jobs of topics and users complete', () =>
    installed.jobsComplete(),
  );

  await steps.step(`one broker tells where all are: ${addresses.join(' ')}`, () => {
    const { output } = client.tool('broker-api-versions', bootstrap, []);
    const told = [...output.matchAll(/^(\S+:\d+) \(id: (\d+) /gm)].map(
      ([, address, id]) => `${id} ${address}`,
    );
    assert.deepEqual(
      told.sort(),
      addresses.map((address, broker) => `${broker} ${address}`),
      output,
    );
  });

  await steps.step('messages go in and out with user and password over TLS, through every broker', () =>
    messagesGoThroughAll(client, bootstrap),
  );

  await steps.step("openssl finds each broker's host in its certificate", () => {
    for (const [broker, host] of externalAccess.hosts.entries()) {
      const [, port] = (addresses[broker] as string).split(':');
      const named = isIpv4(host) ? ['-verify_ip', host] : ['-verify_hostname', host];
      const checks = ['-CAfile', client.file('ca.crt'), ...named, '-verify_return_error'];
      const { output } = allowed.attempt([
        'openssl',
        's_client',
        '-connect',
        `${led(host)}:${port}`,
        ...checks,
      ]);
      assert.match(output, /Verify return code: 0 \(ok\)/);
    }
  });

  for (const [configuration, error] of Object.entries(refused)) {
    await steps.step(`a client is refused: ${configuration}`, () => {
      const options = { configuration: configuration as Configuration };
      const { status, output } = client.tool('topics', bootstrap, ['--list'], options);
      assert.notEqual(status, 0, output);
      assert.match(output, error);
    });
  }

  await steps.step('a client refuses: a broker by a name that is not in its certificate', () => {
    const { status, output } = client.tool('topics', first.replace(/.*:/, `${alias}:`), ['--list']);
    assert.notEqual(status, 0, output);
    assert.match(output, new RegExp(`No subject alternative DNS name matching ${alias} found`));
  });

  await steps.step('whose network is not allowed reaches no broker, and the allowed nothing else', () =>
    onlyTheAllowedReach(declared, {
      ...{ allowed, stranger },
      brokers: addresses.map((it) => it.replace(/^[^:]*/, led)),
    }),
  );
}
