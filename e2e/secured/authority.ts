import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../kubectl';

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** A certificate authority of the test's own, made with openssl as docs/how-to/secure.md says it. */
export class Authority {
  private readonly folder: string;

  /** @param parent the folder to keep its files in; without one they are left behind */
  constructor(name: string, parent = tmpdir()) {
    this.folder = mkdtempSync(path.join(parent, 'authority-'));
    const files = ['-keyout', this.file('ca.key'), '-out', this.file('ca.crt')];
    run('openssl', ['req', '-x509', ...newKey, ...files, '-days', '2', '-subj', `/CN=${name}`]);
  }

  /** The authority's own certificate. */
  get certificate(): string {
    return readFileSync(this.file('ca.crt'), 'utf8');
  }

  /**
   * A new key and certificate for a name such as `CN=kafka-broker,O=Example`, and for DNS names and IPv4 addresses,
   * under the keys that a Secret has them.
   */
  issue(subject: string, hosts: readonly string[]): Record<string, string> {
    const [key, request, certificate] = ['tls.key', 'request', 'tls.crt'].map((it) => this.file(it)) as [
      string,
      string,
      string,
    ];
    const names = hosts.map((host) => `${isIPv4(host) ? 'IP' : 'DNS'}:${host}`).join(',');
    writeFileSync(
      this.file('extensions'),
      `${names ? `subjectAltName=${names}\n` : ''}extendedKeyUsage=serverAuth,clientAuth\n`,
    );
    // openssl begins with the most general part.
    const name = subject.split(',').reverse().join('/');
    run('openssl', ['req', ...newKey, '-keyout', key, '-out', request, '-subj', `/${name}`]);
    run('openssl', [
      ...['x509', '-req', '-in', request, '-out', certificate, '-days', '2'],
      ...['-CA', this.file('ca.crt'), '-CAkey', this.file('ca.key'), '-CAcreateserial'],
      ...['-extfile', this.file('extensions')],
    ]);
    return {
      'ca.crt': this.certificate,
      'tls.crt': readFileSync(certificate, 'utf8'),
      'tls.key': readFileSync(key, 'utf8'),
    };
  }

  private file(name: string): string {
    return path.join(this.folder, name);
  }
}
