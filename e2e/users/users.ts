import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userScript } from '../../lib/users/kafka-users';
import type { Cluster } from '../reconciler/cluster';
import { finish, start, temporaryFolder } from '../reconciler/processes';
import { type Options, type Outcome, type Running, startReconciler } from '../reconciler/reconciler';

/** Passwords by the Secret that holds them behind the key `password`. */
export type Passwords = Readonly<Record<string, string | Buffer>>;

let folders = 0;
let parent: string | undefined;

/** A folder with a file for every password, as the Job mounts them. */
export function passwordsFolder(passwords: Passwords): string {
  parent ??= temporaryFolder('passwords');
  const folder = join(parent, String(folders++));
  mkdirSync(folder, { recursive: true }); // between two clusters everything temporary is removed
  for (const [secret, password] of Object.entries(passwords)) addPassword(folder, secret, password);
  return folder;
}

/** What the kubelet does when a Secret comes. */
export function addPassword(folder: string, secret: string, password: string | Buffer): void {
  mkdirSync(join(folder, secret));
  writeFileSync(join(folder, secret, 'password'), password);
}

/** Starts the script as the Job does, as the super user `admin` on the listener that asks who one is. */
export function startUsers(
  cluster: Cluster,
  table: readonly string[],
  passwords: Passwords = {},
  options: Options = {},
): Running {
  return startReconciler(cluster, table, {
    script: userScript,
    ...options,
    environment: {
      BOOTSTRAP_SERVERS: cluster.saslBootstrap,
      COMMAND_CONFIG: cluster.clientProperties(),
      SUPER_USERS: 'User:CN=kafka-broker;User:CN=kafka-admin',
      PASSWORDS_DIR: passwordsFolder(passwords),
      PASSWORD_SECONDS: '0',
      ...options.environment,
    },
  });
}

export function reconcileUsers(
  cluster: Cluster,
  table: readonly string[],
  passwords?: Passwords,
  options?: Options,
): Promise<Outcome> {
  return startUsers(cluster, table, passwords, options).outcome;
}

/** What a client does: the user, its password, and `produce orders -` or the like (see Client.java). */
export type Deed = readonly [user: string, password: string, deed: string];

/** What the brokers say to each: `ok`, or the name of the exception. */
export async function attempt(cluster: Cluster, deeds: readonly Deed[]): Promise<string[]> {
  const args = deeds.flatMap(([user, password, deed], index) => {
    const folder = passwordsFolder({ [String(index)]: password });
    return [user, join(folder, String(index), 'password'), ...deed.split(' ')];
  });
  const child = start('java', [
    ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', join(cluster.distribution, 'libs', '*')],
    ...['-Dorg.slf4j.simpleLogger.defaultLogLevel=off', '-Dlog4j2.level=OFF', '-Dlog4j.rootLogger=OFF'],
    join(__dirname, 'Client.java'),
    cluster.saslBootstrap,
    ...args,
  ]);
  const { status, stdout, stderr } = await finish(child);
  const said = stdout.split('\n').filter((line) => /^(ok|\w+Exception.*)$/.test(line));
  if (status !== 0 || said.length !== deeds.length) {
    throw new Error(`Client.java exited with ${status}\n${stdout}${stderr}`);
  }
  return said;
}

/** Everything that Kafka's own tools print about a user: its permissions, credentials and quotas. */
export async function described(cluster: Cluster, user: string): Promise<string[]> {
  const [acls, configs] = await Promise.all([
    cluster.tool('kafka-acls.sh', ['--list', `--principal=User:${user}`]),
    cluster.tool('kafka-configs.sh', ['--describe', '--entity-type=users', `--entity-name=${user}`]),
  ]);
  let resource = '';
  const lines: string[] = [];
  for (const line of acls.split('\n')) {
    const [, type, name, pattern] = /resourceType=(\w+), name=(.*), patternType=(\w+)\)/.exec(line) ?? [];
    if (type) resource = `${type} ${pattern} ${name}`;
    const [, host, operation, permission] =
      /host=(.*), operation=(\w+), permissionType=(\w+)\)/.exec(line) ?? [];
    if (operation) lines.push(`${permission} ${host} ${operation} ${resource}`);
  }
  for (const line of configs.split('\n')) {
    const [, values] =
      /^(?:Quota|SCRAM credential) configs for user-principal '.*?' are (.*)$/.exec(line) ?? [];
    if (values) lines.push(...values.split(', '));
  }
  return lines.sort();
}
