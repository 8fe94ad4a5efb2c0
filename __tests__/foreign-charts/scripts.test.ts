import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mountCertificate } from '../../lib/charts/adapters/bitnami/certificate';
import { Translation } from '../../lib/charts/translation';
import { temporaryFolder } from '../temporary-folder';

const scripts = path.join(__dirname, '..', '..', 'lib', 'charts', 'adapters', 'bitnami', 'scripts');

/** Runs bash in a root of its own, which stands for the folders of Bitnami's images. */
function runIn(root: string, text: string) {
  const code = text.replaceAll(/\/(opt|etc)\//g, `${root}/$1/`);
  return spawnSync('bash', ['-ec', code], { encoding: 'utf8' });
}

function rootWith(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text.replaceAll('@', root));
    chmodSync(path.join(root, file), 0o755);
  }
  return root;
}

describe('what runs in place of /run.sh', () => {
  const started = '#!/bin/bash\necho "started with $*"\n';
  const kafka = {
    'opt/bitnami/scripts/kafka-env.sh':
      'KAFKA_HOME=@/opt/bitnami/kafka\nKAFKA_CONF_FILE=$KAFKA_HOME/config/server.properties\n',
    'opt/bitnami/scripts/libkafka.sh': '',
    'opt/bitnami/kafka/config/server.properties': 'super.users=User:admin',
    'opt/bitnami/kafka/config/kraft/server.properties': 'process.roles=broker',
    'opt/bitnami/kafka/bin/kafka-server-start.sh': started,
    'etc/secured/server.properties': 'super.users=User:CN=kafka-broker\n',
  };
  const runKafka = (root: string) => runIn(root, readFileSync(path.join(scripts, 'run-kafka.sh'), 'utf8'));

  test('adds lines behind those of the entrypoint, and starts Kafka with them', () => {
    const root = rootWith(kafka);
    const file = `${root}/opt/bitnami/kafka/config/server.properties`;
    expect(runKafka(root)).toMatchObject({ status: 0, stdout: `started with ${file}\n` });
    expect(readFileSync(file, 'utf8')).toBe('super.users=User:admin\nsuper.users=User:CN=kafka-broker\n');
  });

  test('adds them to the file that the image says it is', () => {
    const file = 'opt/bitnami/kafka/config/kraft/server.properties';
    const root = rootWith({
      ...kafka,
      'opt/bitnami/scripts/libkafka.sh': `kafka_get_conf_file() { echo @/${file}; }\n`,
    });
    expect(runKafka(root).stdout).toBe(`started with ${root}/${file}\n`);
    expect(readFileSync(path.join(root, file), 'utf8')).toContain('\nsuper.users=User:CN=kafka-broker\n');
  });

  test('starts nothing where there is nothing to add', () => {
    const { 'etc/secured/server.properties': _, ...rest } = kafka;
    const { status, stdout } = runKafka(rootWith(rest));
    expect([status, stdout]).toEqual([1, '']);
  });

  test('does the same for ZooKeeper', () => {
    const root = rootWith({
      'opt/bitnami/scripts/zookeeper-env.sh':
        'ZOO_BASE_DIR=@/opt/bitnami/zookeeper\nZOO_CONF_FILE=$ZOO_BASE_DIR/conf/zoo.cfg\n',
      'opt/bitnami/scripts/libzookeeper.sh': '',
      'opt/bitnami/zookeeper/conf/zoo.cfg': 'server.1=a:2888:3888;2181',
      'opt/bitnami/zookeeper/bin/zkServer.sh': started,
      'etc/secured/zoo.cfg': 'server.1=a:2888:3888\n',
    });
    const script = readFileSync(path.join(scripts, 'run-zookeeper.sh'), 'utf8');
    expect(runIn(root, script)).toMatchObject({ status: 0, stdout: 'started with start-foreground\n' });
    expect(readFileSync(path.join(root, 'opt/bitnami/zookeeper/conf/zoo.cfg'), 'utf8')).toBe(
      'server.1=a:2888:3888;2181\nserver.1=a:2888:3888\n',
    );
  });
});

describe('the init container', () => {
  const lists = { initContainers: [], extraVolumes: [], extraVolumeMounts: [], podAnnotations: {} };
  const translation = new Translation('a chart', lists);
  const image = { registry: 'docker.io', repository: 'kafka', tag: '1', digest: '' };
  mountCertificate(translation, '', { secret: 'kafka-broker-tls', subject: 'CN=kafka-broker' }, image);
  const [{ command }] = translation.values.initContainers as [{ command: string[] }];

  const certificates = (key: string) =>
    rootWith({
      'etc/certificates/tls.key': key,
      'etc/certificates/tls.crt': 'the certificate\nits chain\n',
      'etc/certificates/ca.crt': 'the authority\n',
      'etc/stores/.keep': '',
    });

  test('makes one file of key and certificate, which nobody else may read', () => {
    const root = certificates('-----BEGIN PRIVATE KEY-----');
    expect(runIn(root, command[2] as string)).toMatchObject({ status: 0, stderr: '' });
    const file = (name: string) => readFileSync(path.join(root, 'etc/stores', name), 'utf8');
    expect(file('keystore.pem')).toBe('-----BEGIN PRIVATE KEY-----\nthe certificate\nits chain\n');
    expect(file('truststore.pem')).toBe('the authority\n');
    const { stdout } = runIn(root, 'stat -c %a /etc/stores/keystore.pem');
    expect(stdout).toBe('600\n');
  });

  test('fails with a key that Kafka would not read', () => {
    const said = runIn(certificates('-----BEGIN RSA PRIVATE KEY-----'), command[2] as string);
    expect(said).toMatchObject({ status: 1, stderr: 'tls.key is not PKCS#8 without a password\n' });
  });
});
