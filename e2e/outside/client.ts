import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../kubectl';
import { scramProperties } from '../secured/scram';
import type { Machine } from './machine';
import { user } from './variants';

/** What a client may be configured with; all but `right` are to be refused. */
export type Configuration = 'right' | 'wrong-password' | 'no-tls' | 'foreign-authority';

/** What a client outside is given: the authority to trust, another one, its password and where names lead. */
export interface ClientOptions {
  readonly machine: Machine;
  /** The Kafka distribution whose tools it uses. */
  readonly distribution: string;
  readonly kafkaVersion: string;
  /** A folder for its files. */
  readonly folder: string;
  readonly authority: string;
  readonly foreignAuthority: string;
  readonly password: string;
  /** What DNS would say: the address of each name. */
  readonly names: Readonly<Record<string, string>>;
}

/** Kafka's own tools on a machine outside the cluster. */
export class OutsideClient {
  constructor(private readonly options: ClientOptions) {
    const { authority, foreignAuthority, password, names } = options;
    const files: Record<string, string> = {
      'ca.crt': authority,
      'foreign.crt': foreignAuthority,
      hosts: Object.entries(names)
        .map(([name, address]) => `${address} ${name}\n`)
        .join(''),
      right: this.properties('SASL_SSL', password, 'ca.crt'),
      'wrong-password': this.properties('SASL_SSL', `${password}x`, 'ca.crt'),
      'no-tls': this.properties('SASL_PLAINTEXT', password, 'ca.crt'),
      'foreign-authority': this.properties('SASL_SSL', password, 'foreign.crt'),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(this.file(name), text);
  }

  /** What came of one of Kafka's tools. */
  tool(
    name: string,
    bootstrap: string,
    args: readonly string[],
    { configuration = 'right' as Configuration, input = '' } = {},
  ): Outcome {
    const { machine, distribution, folder } = this.options;
    const environment = [
      `KAFKA_OPTS=-Djdk.net.hosts.file=${this.file('hosts')}`,
      'KAFKA_HEAP_OPTS=-Xmx128m',
      `LOG_DIR=${folder}`,
    ];
    const tool = path.join(distribution, 'bin', `kafka-${name}.sh`);
    const configured = [this.option(name), this.file(configuration)];
    const command = ['timeout', '60', tool, '--bootstrap-server', bootstrap, ...args, ...configured];
    return machine.attempt(['env', ...environment, ...command], input);
  }

  private option(name: string): string {
    const [, kind] = /^console-(producer|consumer)$/.exec(name) ?? [];
    return kind && this.options.kafkaVersion.startsWith('3.') ? `--${kind}.config` : '--command-config';
  }

  /** The properties that docs/how-to/reach-from-outside.md gives to clients. */
  private properties(protocol: string, password: string, authority: string): string {
    const login = scramProperties(user, password, { protocol, authority: this.file(authority) });
    return `${login}ssl.endpoint.identification.algorithm=https\n`;
  }

  /** Where a file of the client's is. */
  file(name: string): string {
    return path.join(this.options.folder, name);
  }
}
