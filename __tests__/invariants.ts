import { parseAllDocuments } from 'yaml';
import type { DeclaredEnvironment } from '../lib';
import { jobHash } from '../lib/jobs/identity';
import { isClusterScoped } from '../lib/kubernetes/cluster-scoped';
import { environmentApp } from '../lib/output/environment-app';
import { type ManifestFiles, manifestFiles } from '../lib/output/manifest-files';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind are looked into
export type Any = any;

/** The files of an environment as they are synthesized, and what is in them. */
export interface Synthesized {
  readonly files: ManifestFiles;
  readonly objects: readonly Any[];
  readonly podSpecs: readonly Any[];
  readonly all: (kind: string) => Any[];
}

/** Synthesizes an environment without writing it. */
export function synthesized(environment: DeclaredEnvironment): Synthesized {
  const files = manifestFiles(environmentApp(environment), environment.name);
  const objects: Any[] = [...files.values()].flatMap((text) =>
    parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS()),
  );
  return {
    files,
    objects,
    podSpecs: objects
      .map(({ spec }) => (spec?.jobTemplate?.spec ?? spec)?.template?.spec)
      .filter((pod) => pod !== undefined),
    all: (kind) => objects.filter((object) => object.kind === kind),
  };
}

/** What holds for everything that is synthesized, whoever installs it. Objects of a controller may live in its namespace. */
export function holdsInvariants(
  { files, objects, podSpecs, all }: Synthesized,
  namespaceOf: (kind: string) => string,
): void {
  test('every namespaced object says its namespace', () => {
    for (const { apiVersion, kind, metadata } of objects) {
      expect([kind, metadata.name, metadata.namespace]).toEqual([
        kind,
        metadata.name,
        isClusterScoped(apiVersion, kind) ? undefined : namespaceOf(kind),
      ]);
    }
  });

  test('every object is unique', () => {
    const identities = objects.map(
      ({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.namespace} ${metadata.name}`,
    );
    expect(new Set(identities).size).toBe(identities.length);
  });

  test('every object carries the labels that people select by', () => {
    for (const { kind, metadata } of objects) {
      expect(metadata.labels).toMatchObject({
        // By it one release is pruned without another; a Namespace may be of several.
        ...(kind === 'Namespace' ? {} : { 'app.kubernetes.io/instance': expect.any(String) }),
        'app.kubernetes.io/name': expect.any(String),
        'app.kubernetes.io/part-of': 'learnflow',
        'app.kubernetes.io/managed-by': 'cdk8s',
      });
    }
  });

  test('there is nothing that is secret, random, for Helm or for the API server to fill in', () => {
    for (const all of files.values()) {
      // An archive in Base64 may have anything in it by chance, such as 1e+1.
      const text = all.replace(/^( *chartContent:) [A-Za-z0-9+/=]+$/m, '$1 …');
      expect(text).not.toMatch(
        /kind: Secret$|BEGIN [A-Z ]*(PRIVATE KEY|CERTIFICATE)-|(password|passwd|secret_?key) *[=:] *[^\s$(]|helm\.sh\/hook|generateName|ttlSecondsAfterFinished|: null$|\de\+\d/m,
      );
      expect(text).not.toMatch(/^status:|creationTimestamp|kind: List$/m);
    }
  });

  test('every pod passes Pod Security restricted, in full', () => {
    for (const pod of podSpecs) {
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      });
      for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) expect(pod).not.toHaveProperty(key);
      for (const volume of pod.volumes) {
        expect(['configMap', 'emptyDir', 'projected', 'secret']).toContain(
          Object.keys(volume).find((key) => key !== 'name'),
        );
      }
      for (const container of [...pod.containers, ...(pod.initContainers ?? [])]) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
          readOnlyRootFilesystem: true,
        });
        expect(container.resources).toMatchObject({
          requests: { cpu: expect.anything(), memory: expect.anything() },
          limits: { memory: expect.anything() },
        });
      }
    }
  });

  test('every Job is named after what it does', () => {
    for (const job of all('Job')) {
      const base = `kafka-${job.metadata.labels['app.kubernetes.io/component']}`;
      // The hash as anybody can compute it from dist alone.
      const { template, completions, completionMode, podFailurePolicy } = JSON.parse(
        JSON.stringify(job.spec).replaceAll(job.metadata.name, base),
      );
      const mounted = Object.assign(
        {},
        ...all('ConfigMap')
          .filter(({ metadata }) => metadata.name.startsWith(job.metadata.name))
          .map(({ data, binaryData }) => ({ ...data, ...binaryData })),
      );
      const hash = jobHash({
        immutable: { template, completions, completionMode, podFailurePolicy },
        files: mounted,
      });
      expect(job.metadata.name).toBe(`${base}-${hash}`);
      expect(job.metadata.labels['cdk8s-kafka/spec-hash']).toBe(hash);
      expect(job.metadata.name.length).toBeLessThanOrEqual(63);
    }
  });

  test('what is of one content is extraneous to Argo CD once there is another, and the rest is not', () => {
    const extraneous = objects.filter(({ metadata }) => metadata.annotations?.[compareOptions]);
    const ofOneContent = objects.filter(({ kind, immutable }) => kind === 'Job' || immutable === true);
    expect(extraneous).toEqual(ofOneContent);
    for (const { metadata } of extraneous)
      expect(metadata.annotations[compareOptions]).toBe('IgnoreExtraneous');
  });

  test('Kubernetes finds no variable of its own in what containers get', () => {
    for (const { containers, initContainers = [] } of podSpecs) {
      for (const { command = [], args = [], env = [] } of [...containers, ...initContainers]) {
        expect(JSON.stringify([command, args, env])).not.toContain('$');
      }
    }
  });
}

const compareOptions = 'argocd.argoproj.io/compare-options';
