import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { embeddedChart } from '../../lib/charts/embedded-chart';
import { temporaryFolder } from '../temporary-folder';

const script = (name: string) => readFileSync(path.join(embeddedChart, 'files', name), 'utf8');

describe('a tool in a pod', () => {
  const home = temporaryFolder();
  mkdirSync(path.join(home, 'bin'));
  mkdirSync(path.join(home, 'libs'));
  for (const tool of ['topics', 'console-consumer', 'leader-election']) {
    const file = path.join(home, 'bin', `kafka-${tool}.sh`);
    writeFileSync(file, '#!/bin/bash\nprintf "%s\\n" "$*"\n');
    chmodSync(file, 0o755);
  }
  const said = (tool: string, ...options: string[]) =>
    spawnSync('bash', ['-c', script('kafka-tool.sh').replaceAll('/opt/kafka', home), tool, ...options], {
      encoding: 'utf8',
    }).stdout.trim();

  test('is given the configuration of the pod', () => {
    expect(said('/etc/tools/kafka-topics.sh', '--list')).toBe(
      '--list --command-config /etc/server/client.properties',
    );
    expect(said('kafka-leader-election.sh', '--topic', 'a b')).toMatch(/--admin.config \S+$/);
  });

  test('keeps a configuration that the command names, and help is help', () => {
    expect(said('kafka-topics.sh', '--command-config', 'mine')).toBe('--command-config mine');
    expect(said('kafka-topics.sh')).toBe('');
  });

  test("has Kafka 3's name for the option where it is another", () => {
    expect(said('kafka-console-consumer.sh', '--topic', 't')).toMatch(/--command-config/);
    writeFileSync(path.join(home, 'libs', 'kafka-clients-3.9.2.jar'), '');
    expect(said('kafka-console-consumer.sh', '--topic', 't')).toMatch(/--consumer\.config/);
  });
});

describe('what the launchers are told by', () => {
  const folder = temporaryFolder({ 'server.properties': 'node.id=@NODE_ID@\n' });
  for (const launcher of ['kafka-server-start.sh', 'zookeeper-server-start.sh']) {
    const file = path.join(folder, launcher);
    writeFileSync(file, '#!/bin/bash\nprintf "%s\\n" "[$KAFKA_JMX_OPTS]" "$EXTRA_ARGS" "$KAFKA_HEAP_OPTS"\n');
    chmodSync(file, 0o755);
  }

  test.each(['start-kafka.sh', 'start-zookeeper.sh'])(
    '%s opens no JMX port and writes no log of the garbage collection',
    (name) => {
      const file = path.join(folder, name);
      writeFileSync(file, script(name).replaceAll('/tmp/server.properties', path.join(folder, 'written')));
      const { stdout, stderr } = spawnSync('bash', [file], {
        encoding: 'utf8',
        env: {
          PATH: `${folder}:${process.env.PATH}`,
          ...{ POD_NAME: 'kafka-0', NODE_ID_OFFSET: '0', METADATA_MODE: 'zookeeper' },
          ...{ DATA_DIR: path.join(folder, 'data'), HEAP_SIZE: '1g' },
        },
      });
      expect(stderr).toBe('');
      // Empty, the launchers would put their own in its place.
      expect(stdout).toMatch(/^\[ \]\n-name \w+\n-Xms1g -Xmx1g\n$/);
    },
  );
});

describe('a server with certificates', () => {
  const running: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of running.splice(0)) await stop();
  });

  const key = (text: string) => `-----BEGIN PRIVATE KEY-----\n${text}\n-----END PRIVATE KEY-----\n`;

  /** A server whose folders are temporary, which looks often, and whose turn comes every second. */
  function server(component: string, files: Record<string, string>) {
    const folder = temporaryFolder();
    const at = (name: string) => path.join(folder, name);
    for (const name of ['certificates', 'stores']) mkdirSync(at(name));
    const write = (changed: Record<string, string>) => {
      for (const [name, text] of Object.entries(changed)) {
        writeFileSync(at('new'), text);
        renameSync(at('new'), at(`certificates/${name}`));
      }
    };
    write(files);
    writeFileSync(
      at('server.sh'),
      "trap 'echo stopped; exit' TERM\necho started\nwhile :; do sleep 0.05; done\n",
    );
    const text = script('with-certificates.sh')
      .replaceAll('/etc/certificates', at('certificates'))
      .replaceAll('/etc/stores', at('stores'))
      .replace('sleep 5', 'sleep 0.05')
      .replace('turn=60', 'turn=1')
      .replace('now % turn < turn / 2', 'now % turn < turn')
      .replace('kill -TERM 1', 'kill -TERM $$$$');
    const child = spawn('bash', ['-c', text, 'with-certificates.sh', at('server.sh')], {
      env: { ...process.env, POD_NAME: 'kafka-0', COMPONENT: component, SERVERS: '1', HEADLESS_SERVICE: 'h' },
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    const says = async (what: RegExp) => {
      const limit = Date.now() + 20_000;
      while (!what.test(output)) {
        if (Date.now() > limit) throw new Error(`did not say ${what}: ${output}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return output;
    };
    const stop = async () => {
      try {
        process.kill(-(child.pid as number), 'SIGKILL');
      } catch {
        // It has ended already.
      }
      await ended;
    };
    running.push(stop);
    return { at, write, says, ended };
  }

  const certificates = { 'tls.key': key('one'), 'tls.crt': 'chain', 'ca.crt': 'authority' };

  test('reads them from files that nobody else reads', async () => {
    const { at, says } = server('controller', certificates);
    await says(/started/);
    expect(readFileSync(at('stores/keystore.pem'), 'utf8')).toBe(`${key('one')}chain\n`);
    expect(readFileSync(at('stores/truststore.pem'), 'utf8')).toBe('authority\n');
    expect(statSync(at('stores/keystore.pem')).mode & 0o777).toBe(0o400);
  });

  test('fails with a key that Kafka does not read, and says how to convert it', async () => {
    const { says, ended } = server('broker', {
      ...certificates,
      'tls.key': '-----BEGIN RSA PRIVATE KEY-----',
    });
    expect(await says(/FATAL/)).toMatch(/openssl pkcs8 -topk8/);
    await ended;
  });

  test('fails without one of the files', async () => {
    const { says, ended } = server('broker', { 'tls.key': key('one'), 'tls.crt': 'chain' });
    await says(/FATAL: the Secret of kafka-0 needs the keys tls\.key, tls\.crt and ca\.crt/);
    await ended;
  });

  test('stops to be started again when they are renewed, but not for such as cannot be used', async () => {
    const { write, says, ended } = server('zookeeper', certificates);
    await says(/started/);
    write({ 'tls.key': 'none' });
    expect(await says(/cannot be used/)).not.toMatch(/stopped/);
    write({ 'tls.key': key('two') });
    await says(/restarts to use it[\s\S]*stopped/);
    await ended;
  });
});
