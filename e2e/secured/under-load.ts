import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { type Client, configurationFile } from './client';

/** A producer that writes numbers, one after another, with acks=all, until it is told to stop. */
export class Load {
  private readonly ended: Promise<number | null>;

  constructor(
    private readonly client: Client,
    private readonly topic: string,
  ) {
    const script = `rm -f /tmp/stop; number=0
until [[ -e /tmp/stop ]]; do echo $((number++)); sleep 0.1; done | tee /tmp/sent |
  kafka-console-producer.sh --bootstrap-server ${client.bootstrap} --topic ${topic} \
    --producer.config ${configurationFile('right')} --producer-property acks=all \
    --message-send-max-retries 1000000 --request-timeout-ms 15000 >/tmp/said 2>&1`;
    const child = spawn('kubectl', client.exec('bash', '-c', script), { stdio: 'inherit' });
    this.ended = new Promise((resolve) => child.on('close', resolve));
  }

  /** Ends the producer. Every message must have been acknowledged, and be there. */
  async nothingIsLost(): Promise<string> {
    this.client.run('', 'touch', '/tmp/stop');
    await this.ended;
    const said = this.client.run('', 'cat', '/tmp/said');
    assert.doesNotMatch(said, /Error when sending message/, 'a message was not acknowledged');
    const lines = (text: string) => text.split('\n').filter((it) => /^\d+$/.test(it));
    const sent = lines(this.client.run('', 'cat', '/tmp/sent'));
    const consumer = [
      ...['kafka-console-consumer.sh', '--bootstrap-server', this.client.bootstrap, '--topic', this.topic],
      ...['--consumer.config', configurationFile('right'), '--from-beginning', '--timeout-ms', '15000'],
    ];
    const consumed = new Set(lines(this.client.attempt('', ...consumer).output));
    assert.deepEqual(
      sent.filter((it) => !consumed.has(it)),
      [],
    );
    assert.ok(sent.length > 100, `${sent.length} messages`);
    return `${sent.length} messages sent, none lost`;
  }
}
