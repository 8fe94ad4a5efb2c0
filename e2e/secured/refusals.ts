import assert from 'node:assert/strict';
import type { DeclaredEnvironment } from '../../lib';
import { fullName } from '../../lib/helm/release-names';
import { quorumName } from '../../lib/security/server-names';
import { attempt, run } from '../kubectl';
import type { Steps } from '../steps';
import { type Client, type Configuration, configurationFile } from './client';

const expected: Record<Exclude<Configuration, 'right'>, RegExp> = {
  'wrong-password': /Authentication failed.* invalid credentials with SASL mechanism SCRAM-SHA-512/,
  // What a TLS server answers, a plaintext client takes for the size of a message that fits into no memory.
  'no-tls':
    /TimeoutException|OutOfMemoryError|InvalidReceiveException|terminated during authentication|disconnected|^$/,
  'foreign-authority': /SslAuthenticationException|SSL handshake failed/,
};

/** Prints "port: answer in hex" of every port that the pod listens on, but for those on its loopback interface. */
const plaintextToEveryPort = `
ports=$(awk '$4 == "0A" && $2 !~ /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F):/ {
  sub(/.*:/, "", $2); print $2 }' /proc/net/tcp /proc/net/tcp6 | sort -u)
for port in $ports; do
  port=$((16#$port))
  {
    exec 3<>"/dev/tcp/$(hostname -i)/$port"
    printf 'srvr\\n\\n\\0\\0\\0\\n' >&3
    answer=$(timeout 2 head -c 200 <&3 | od -An -tx1)
    echo "$port:" $answer
  } &
done
wait`;

/** Proves who is refused, and how. */
export async function refusals(
  steps: Steps,
  environment: DeclaredEnvironment,
  client: Client,
  forbidden: string,
): Promise<void> {
  const { namespace, releaseName, brokers } = environment;
  const kafka = fullName(releaseName);
  const quorum = quorumName(environment);
  const isZooKeeper = environment.metadataMode === 'zookeeper';

  for (const [configuration, error] of Object.entries(expected)) {
    await steps.step(`a client is refused: ${configuration}`, () => {
      const { status, output } = client.attempt(
        '',
        ...['timeout', '20', 'kafka-topics.sh', '--list', '--bootstrap-server', client.bootstrap],
        ...['--command-config', configurationFile(configuration as Configuration)],
      );
      assert.notEqual(status, 0, output);
      assert.match(output, error);
    });
  }

  await steps.step('a client is refused: a topic without an ACL', () => {
    const { output } = client.attempt(
      'message\n',
      ...['kafka-console-producer.sh', '--bootstrap-server', client.bootstrap, '--topic', forbidden],
      ...['--producer.config', configurationFile('right')],
    );
    assert.match(output, new RegExp(`Not authorized to access topics: \\[${forbidden}\\]`));
  });

  /** The TLS ports of each kind of server, and one pod of it. */
  const servers = [
    [`${kafka}-0`, [9092, 9093]],
    [`${quorum}-0`, isZooKeeper ? [2182, 3888] : [9094]],
  ] as const;
  const inPod = (pod: string, script: string) =>
    attempt('kubectl', ['exec', '-n', namespace, pod, '--', 'bash', '-c', script]).output;

  await steps.step('every port speaks TLS 1.2 and 1.3 only', () => {
    const handshake = (pod: string, port: number, version: string) =>
      inPod(
        pod,
        `timeout 10 openssl s_client -connect $(hostname -i):${port} -${version} -cipher ALL:@SECLEVEL=0 </dev/null 2>&1`,
      );
    for (const [pod, ports] of servers) {
      for (const port of ports) {
        for (const version of ['tls1', 'tls1_1'])
          assert.match(handshake(pod, port, version), /alert protocol version|alert handshake failure/);
        assert.match(handshake(pod, port, 'tls1_2'), /Verification|subject=/, `${pod}:${port}`);
      }
      assert.match(handshake(pod, ports[0], 'tls1_2'), /Protocol *: TLSv1.2/);
    }
    assert.match(handshake(`${kafka}-0`, 9093, 'tls1_3'), /TLSv1.3/);
  });

  await steps.step(
    'plaintext gets no answer from any port of any pod, and there is no port but those declared',
    () => {
      for (const [set, replicas, ports] of [
        [kafka, brokers.replicas, [9092, 9093]],
        // Only the leader of the ensemble listens on 2888.
        [quorum, environment.quorum.replicas, isZooKeeper ? [2182, 2888, 3888] : [9094]],
      ] as const) {
        for (let ordinal = 0; ordinal < replicas; ordinal++) {
          const pod = `${set}-${ordinal}`;
          const command = ['exec', '-n', namespace, pod, '--', 'bash', '-c', plaintextToEveryPort];
          const answers = [...run('kubectl', command).matchAll(/^(\d+): ?(.*)$/gm)];
          const open = answers.map(([, port]) => Number(port)).sort((one, other) => one - other);
          assert.deepEqual(
            open,
            ports.filter((it) => it !== 2888 || open.includes(it)),
            `${pod} listens on ${open}`,
          );
          // Nothing, or a TLS alert.
          for (const [, port, answer = ''] of answers) {
            assert.match(answer, /^(15 03 .*)?$/, `${pod}:${port}`);
          }
        }
      }
    },
  );

  await steps.step('a client without a certificate is refused by servers', () => {
    for (const [pod, ports] of servers) {
      for (const port of ports.filter((it) => it !== 9092)) {
        const said = inPod(
          pod,
          `timeout 10 openssl s_client -connect $(hostname -i):${port} -tls1_2 </dev/null 2>&1`,
        );
        assert.match(
          said,
          /alert (handshake failure|bad certificate|certificate required)/,
          `${pod}:${port}`,
        );
      }
    }
  });

  if (isZooKeeper) {
    await steps.step(
      'ZooKeeper has no plaintext port but on the loopback interface, and there nobody may write',
      () => {
        assert.match(inPod(`${quorum}-0`, `exec 3<>/dev/tcp/$(hostname -i)/2181`), /[Cc]onnection refused/);
        const shell = (command: string) =>
          inPod(
            `${quorum}-0`,
            `timeout 30 kafka-run-class.sh org.apache.zookeeper.ZooKeeperMainWithTlsSupportForKafka -server 127.0.0.1:2181 ${command} 2>&1`,
          );
        assert.match(shell('ls /brokers/ids'), /\[0, 1, 2\]/);
        assert.match(shell('delete /brokers/ids/0'), /Insufficient permission|NoAuth/i);
        assert.match(shell('get /config/users/e2e'), /Insufficient permission|NoAuth/i);
      },
    );
  }

  await steps.step('keys are readable by the server alone', () => {
    for (const [pod] of servers) {
      const modes = run('kubectl', [
        ...['exec', '-n', namespace, pod, '--', 'stat', '-L', '-c', '%a'],
        ...['/etc/certificates/tls.key', '/etc/stores/keystore.pem'],
      ]);
      assert.equal(modes, '440\n400\n', pod);
    }
  });
}
