import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type DeclaredEnvironment, type Environment, synthesize } from '../../lib';
import type { DeclaredExternalAccess } from '../../lib/external-access/declared-external-access';
import { fullName } from '../../lib/helm/release-names';
import { completes } from '../clients/installed';
import { kubectl, run, typed } from '../kubectl';
import { Authority } from '../secured/authority';
import { applySecret, provideSecrets } from '../secured/certificates';
import { removed } from '../state';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind are looked into
type Any = any;

/** An environment that is brought to life for as long as the suite runs. */
export class Installed {
  readonly declared: DeclaredEnvironment;
  readonly externalAccess: DeclaredExternalAccess;
  /** A folder for everything that goes with it. */
  readonly folder = mkdtempSync(path.join(tmpdir(), 'outside-'));
  readonly authority = new Authority('outside', this.folder);
  /** The password of the user outside. */
  readonly password = randomUUID();
  private readonly dist: string;

  constructor(environment: Environment) {
    const outdir = path.join(this.folder, 'dist');
    const [declared] = synthesize({ environments: [environment], outdir }).environments;
    if (!declared?.externalAccess) throw new Error(`${environment.name} has no external access`);
    this.declared = declared;
    this.externalAccess = declared.externalAccess;
    this.dist = path.join(outdir, declared.name);
  }

  /** Proves that the API server takes every object as it is written, without a warning. */
  accepted(): void {
    kubectl('apply', '-f', `${this.dist}/00-namespace.yaml`);
    const said = typed(`kubectl apply --dry-run=server --validate=strict -f ${this.dist} 2>&1`);
    assert.doesNotMatch(said, /warning/i);
  }

  /** Installs what was synthesized, but for the volumes: data lives as long as its pod, and costs the cluster none. */
  install(): void {
    provideSecrets(this.declared, this.authority);
    applySecret(this.declared.namespace, 'outside', { password: this.password });
    const objects = readdirSync(this.dist)
      .sort()
      .map((file) => readFileSync(path.join(this.dist, file), 'utf8'))
      .flatMap((text) => parseAllDocuments(text, { version: '1.1' }))
      .map((document) => withoutVolumes(document.toJS()));
    run('kubectl', ['apply', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
    this.provideLoadBalancers();
  }

  /** Does what a load balancer controller does: says of each Service that its address is there. */
  private provideLoadBalancers(): void {
    const { type, hosts } = this.externalAccess;
    const { namespace, releaseName } = this.declared;
    if (type !== 'LoadBalancer') return;
    for (const [broker, ip] of hosts.entries()) {
      const status = JSON.stringify({ status: { loadBalancer: { ingress: [{ ip }] } } });
      const service = `${fullName(releaseName)}-${broker}-external`;
      const merge = ['--subresource=status', '--type=merge', '-p', status];
      kubectl('patch', 'service', '-n', namespace, service, ...merge);
    }
  }

  /** Waits for the Jobs of topics and users, which wait for the brokers. */
  async jobsComplete(): Promise<void> {
    for (const component of ['topics', 'users']) await completes(this.declared.namespace, component);
  }

  /** Removes it without letting its servers stop in order: nothing of them is kept. */
  uninstall(): void {
    const { namespace } = this.declared;
    kubectl('delete', 'namespace', namespace, '--ignore-not-found', '--wait=false');
    kubectl('delete', 'pods', '--all', '-n', namespace, '--grace-period=0', '--force');
    removed(namespace);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function withoutVolumes(object: Any): Any {
  if (object.kind !== 'StatefulSet') return object;
  const { volumeClaimTemplates, ...spec } = object.spec;
  const data = volumeClaimTemplates.map(({ metadata }: Any) => ({ name: metadata.name, emptyDir: {} }));
  spec.template.spec.volumes.push(...data);
  return { ...object, spec };
}
