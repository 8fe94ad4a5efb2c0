import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dev } from '../environments/dev';
import { prod } from '../environments/prod';
import { staging } from '../environments/staging';
import { loadEnvironments } from '../lib';
import { type Any, holdsInvariants, synthesized } from './invariants';

const dist = path.join(__dirname, '..', 'dist');
const environments = loadEnvironments({ environments: [dev, staging, prod], variables: {}, only: [] });

test('there is a folder for each environment and nothing else', () => {
  expect(readdirSync(dist).sort()).toEqual(environments.map(({ name }) => name).sort());
});

describe.each(environments)('dist/$name', (environment) => {
  const folder = path.join(dist, environment.name);
  const result = synthesized(environment);
  const { files, objects, podSpecs, all } = result;

  holdsInvariants(result, () => environment.namespace);

  test('there are the pods that are looked at', () => {
    const jobs = environment.security ? 2 : 1;
    expect(podSpecs.length).toBe(2 + jobs * (environment.driftCheck ? 2 : 1));
  });

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
    expect([...files.keys()]).toEqual([
      '00-namespace.yaml',
      ...(environment.security?.certManager ? ['05-certificates.yaml'] : []),
      ...(environment.security ? ['06-network.yaml'] : []),
      '10-kafka.yaml',
      '20-topics.yaml',
      ...(environment.security ? ['30-users.yaml'] : []),
    ]);
    expect(objects[0].kind).toBe('Namespace');
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

  test('no Service balances over the pods of a Job', () => {
    for (const { spec } of all('Service')) {
      for (const job of all('Job')) {
        const matches = Object.entries(spec.selector).every(
          ([key, value]) => job.spec.template.metadata.labels[key] === value,
        );
        expect(matches).toBe(false);
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
        expect(env.find((it: Any) => it.name === 'PATH').value).toMatch(
          /^(\/etc\/tools:)?\/opt\/kafka\/bin:/,
        );
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

  test('every Job comes after the brokers', () => {
    const [brokers] = all('StatefulSet').filter(({ metadata }) => metadata.name === 'kafka');
    const wave = (object: Any) => Number(object.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
    for (const job of all('Job')) {
      expect(wave(job)).toBeGreaterThan(wave(brokers));
      expect(job.metadata.annotations['kapp.k14s.io/change-rule']).toBe(
        `upsert after upserting ${brokers.metadata.annotations['kapp.k14s.io/change-group']}`,
      );
    }
  });
});
