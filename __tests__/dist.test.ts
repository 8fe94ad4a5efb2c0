import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { dev } from '../environments/dev';
import { prod } from '../environments/prod';
import { staging } from '../environments/staging';
import { loadEnvironments } from '../lib';
import { jobHash } from '../lib/jobs/identity';
import { isClusterScoped } from '../lib/kubernetes/cluster-scoped';
import { environmentApp } from '../lib/output/environment-app';
import { manifestFiles } from '../lib/output/manifest-files';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind are looked into
type Any = any;

const dist = path.join(__dirname, '..', 'dist');
const environments = loadEnvironments({ environments: [dev, staging, prod], variables: {}, only: [] });

test('there is a folder for each environment and nothing else', () => {
  expect(readdirSync(dist).sort()).toEqual(environments.map(({ name }) => name).sort());
});

describe.each(environments)('dist/$name', (environment) => {
  const folder = path.join(dist, environment.name);
  const files = manifestFiles(environmentApp(environment), environment.name);
  const objects: Any[] = [...files.values()].flatMap((text) =>
    parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS()),
  );
  const all = (kind: string): Any[] => objects.filter((object) => object.kind === kind);
  const podSpecs = objects
    .map(({ spec }) => (spec?.jobTemplate?.spec ?? spec)?.template?.spec)
    .filter((pod) => pod !== undefined);

  test('is what its source says', () => {
    expect(
      Object.fromEntries(
        readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
      ),
    ).toEqual(Object.fromEntries(files));
  });

  test('as a whole', () => {
    expect([...files.values()].join('')).toMatchSnapshot();
  });

  test('is flat, with the Namespace first', () => {
    expect([...files.keys()]).toEqual(['00-namespace.yaml', '10-kafka.yaml', '20-topics.yaml']);
    expect(objects[0].kind).toBe('Namespace');
  });

  test('every namespaced object says its namespace', () => {
    for (const { apiVersion, kind, metadata } of objects) {
      expect([kind, metadata.name, metadata.namespace]).toEqual([
        kind,
        metadata.name,
        isClusterScoped(apiVersion, kind) ? undefined : environment.namespace,
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
    for (const { metadata } of objects) {
      expect(metadata.labels).toMatchObject({
        'app.kubernetes.io/name': expect.any(String),
        'app.kubernetes.io/part-of': 'learnflow',
        'app.kubernetes.io/managed-by': 'cdk8s',
      });
    }
  });

  test("everything of Kafka's is found by its label, pods and volume claims included", () => {
    for (const { spec, metadata } of all('StatefulSet')) {
      for (const labels of [
        metadata.labels,
        spec.template.metadata.labels,
        spec.volumeClaimTemplates[0].metadata.labels,
      ]) {
        expect(labels['app.kubernetes.io/name']).toBe('kafka');
      }
    }
    for (const { metadata } of all('Service'))
      expect(metadata.labels['app.kubernetes.io/name']).toBe('kafka');
  });

  test('selectors and pods carry no version', () => {
    for (const { spec } of all('StatefulSet')) {
      for (const labels of [
        spec.selector.matchLabels,
        spec.template.metadata.labels,
        spec.volumeClaimTemplates[0].metadata.labels,
      ]) {
        expect(Object.keys(labels).sort()).toEqual([
          'app.kubernetes.io/component',
          'app.kubernetes.io/instance',
          'app.kubernetes.io/name',
        ]);
      }
    }
    for (const { spec } of [...all('Service'), ...all('PodDisruptionBudget')]) {
      expect(JSON.stringify(spec.selector)).not.toMatch(/version|helm.sh/);
    }
  });

  test("no Service balances over the topic Job's pods", () => {
    const [job] = all('Job');
    for (const { spec } of all('Service')) {
      const matches = Object.entries(spec.selector).every(
        ([key, value]) => job.spec.template.metadata.labels[key] === value,
      );
      expect(matches).toBe(false);
    }
  });

  test('there is nothing that is secret, random, for Helm or for the API server to fill in', () => {
    for (const text of files.values()) {
      expect(text).not.toMatch(
        /kind: Secret|PRIVATE KEY|helm\.sh\/hook|generateName|ttlSecondsAfterFinished|: null$|\de\+\d/m,
      );
      expect(text).not.toMatch(/^status:|creationTimestamp|kind: List$/m);
    }
  });

  test('every pod passes Pod Security restricted, in full', () => {
    expect(podSpecs.length).toBe(environment.driftCheck ? 4 : 3);
    for (const pod of podSpecs) {
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      });
      for (const key of ['hostNetwork', 'hostPID', 'hostIPC']) expect(pod).not.toHaveProperty(key);
      for (const volume of pod.volumes) {
        expect(['configMap', 'emptyDir', 'projected']).toContain(
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

  test('no probe starts a JVM', () => {
    for (const { spec } of all('StatefulSet')) {
      const [container] = spec.template.spec.containers;
      for (const probe of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
        expect(
          probe.tcpSocket ?? /^bash \S+probe-zookeeper.sh (ruok|srvr)$/.test(probe.exec.command.join(' ')),
        ).toBeTruthy();
      }
    }
  });

  test('no variable of a container reaches a tool that is started beside the broker', () => {
    for (const pod of podSpecs) {
      for (const { env, name } of pod.containers) {
        const names = env.map((it: Any) => it.name);
        expect(names.filter((it: string) => /^(KAFKA_|JMX|EXTRA_ARGS|CLASSPATH|JAVA)/.test(it))).toEqual([]);
        expect(env.find((it: Any) => it.name === 'PATH').value).toMatch(/^\/opt\/kafka\/bin:/);
        expect(name).toBeDefined();
      }
    }
  });

  test('volumes outlive what uses them', () => {
    for (const { spec } of all('StatefulSet')) {
      expect(spec.persistentVolumeClaimRetentionPolicy).toEqual({
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      });
    }
    expect(all('Namespace')[0].metadata.annotations['argocd.argoproj.io/sync-options']).toBe(
      'Prune=false,Delete=false',
    );
  });

  test('the topic Job has no hook and no TTL, comes after the brokers, and is named after what it does', () => {
    const [job] = all('Job');
    const [brokers] = all('StatefulSet').filter(({ metadata }) => metadata.name === 'kafka');
    const wave = (object: Any) => Number(object.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
    expect(wave(job)).toBeGreaterThan(wave(brokers));
    expect(job.metadata.annotations['kapp.k14s.io/change-rule']).toBe(
      `upsert after upserting ${brokers.metadata.annotations['kapp.k14s.io/change-group']}`,
    );

    // The hash as anybody can compute it from dist alone.
    const { template, completions, completionMode, podFailurePolicy } = JSON.parse(
      JSON.stringify(job.spec).replaceAll(job.metadata.name, 'kafka-topics'),
    );
    const mounted = Object.assign(
      {},
      ...all('ConfigMap')
        .filter(({ metadata }) => metadata.name.startsWith(job.metadata.name))
        .map(({ data }) => data),
    );
    const hash = jobHash({
      immutable: { template, completions, completionMode, podFailurePolicy },
      files: mounted,
    });
    expect(job.metadata.name).toBe(`kafka-topics-${hash}`);
    expect(job.metadata.labels['cdk8s-kafka/spec-hash']).toBe(hash);
    expect(job.metadata.name.length).toBeLessThanOrEqual(63);
  });
});
