import { attempt, type Outcome, run } from '../kubectl';

/**
 * A machine outside the cluster, which has a node for its gateway: a network namespace with an address that
 * is neither a pod's nor a node's. This process is root, on a node of the cluster or on a way to one.
 */
export class Machine {
  private readonly namespace: string;

  /**
   * @param name at most 11 characters, since it is part of a network device's name
   * @param network the first three numbers of its network, such as `198.51.100`; the gateway is number 1 in it
   */
  constructor(
    name: string,
    private readonly network: string,
  ) {
    this.namespace = `e2e-${name}`;
  }

  start(): void {
    const { namespace, network } = this;
    ip('netns', 'add', namespace);
    ip('link', 'add', namespace, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
    ip('addr', 'add', `${network}.1/24`, 'dev', namespace);
    ip('link', 'set', namespace, 'up');
    ip('-n', namespace, 'addr', 'add', `${network}.2/24`, 'dev', 'eth0');
    for (const device of ['lo', 'eth0']) ip('-n', namespace, 'link', 'set', device, 'up');
    ip('-n', namespace, 'route', 'add', 'default', 'via', `${network}.1`);
  }

  /** What came of a command on the machine. */
  attempt(command: readonly string[], input = ''): Outcome {
    return attempt('ip', ['netns', 'exec', this.namespace, ...command], input);
  }

  /** Those of the addresses, `host:port`, that a TCP connection can be made to within three seconds. */
  reached(addresses: readonly string[]): string[] {
    const targets = addresses.map((it) => `${it.replace(':', ' ')}\n`).join('');
    const said = this.attempt(['bash', '-c', connectToEach], targets).output.split('\n');
    return addresses.filter((it) => said.includes(it));
  }

  /** Takes the machine away, if it is there, and its cable with it. */
  remove(): void {
    attempt('ip', ['netns', 'del', this.namespace]);
    attempt('ip', ['link', 'del', this.namespace]);
  }
}

function ip(...args: string[]): void {
  run('ip', args);
}

const connectToEach = `while read -r host port; do
  (timeout 3 bash -c "exec 3<>/dev/tcp/$host/$port" 2>/dev/null && echo "$host:$port") &
done; wait`;
