import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cluster } from '../reconciler/cluster';
import { type Finished, finish, start, temporaryFolder } from '../reconciler/processes';
import { scramProperties } from '../secured/scram';

const jar = join(__dirname, '../../lib/jobs/script/reader.jar');

/** A client properties file of a user whose password is its name. */
export function propertiesOf(user: string): string {
  const file = join(temporaryFolder('reader'), `${user}.properties`);
  writeFileSync(file, scramProperties(user, user, { protocol: 'SASL_PLAINTEXT' }));
  return file;
}

/** What the reader prints, as a user or, with none, as the super user; started by Kafka's own launcher. */
export function readAs(
  cluster: Cluster,
  user: string | undefined,
  subject: 'topics' | 'users',
  names: readonly string[] = [],
): Promise<Finished> {
  const file = join(temporaryFolder('names'), 'names');
  writeFileSync(file, names.map((name) => `${name}\n`).join(''));
  const args = [
    'cdk8skafka.Reader',
    ...['--bootstrap-server', cluster.saslBootstrap],
    ...['--command-config', user === undefined ? cluster.clientProperties() : propertiesOf(user)],
    ...(subject === 'topics' ? [subject, file] : [subject]),
  ];
  const env = { ...process.env, CLASSPATH: jar, KAFKA_JMX_OPTS: ' ', KAFKA_HEAP_OPTS: '-Xmx160m' };
  return finish(start(join(cluster.distribution, 'bin', 'kafka-run-class.sh'), args, { env }));
}

/** A user that can log in, with these permissions: the options of kafka-acls.sh for each. */
export async function user(
  cluster: Cluster,
  name: string,
  ...permissions: readonly string[][]
): Promise<void> {
  await cluster.tool('kafka-configs.sh', [
    ...['--alter', '--entity-type=users', `--entity-name=${name}`],
    `--add-config=SCRAM-SHA-512=[password=${name}]`,
  ]);
  for (const options of permissions) {
    const access = options[0]?.startsWith('--deny') ? [] : [`--allow-principal=User:${name}`];
    await cluster.tool('kafka-acls.sh', ['--add', ...access, ...options]);
  }
}
