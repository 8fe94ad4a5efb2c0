import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { findHelm } from '../../lib/helm/find-helm';
import { helmTemplate } from '../../lib/helm/helm-template';
import { readYaml } from '../../lib/yaml/read-yaml';
import { readByGo } from './go-reader';

const chart = path.join(__dirname, '..', '..', 'charts', 'kafka');

/** Texts that a template without quotes would turn into something else. */
const odd = {
  namespaces: ['3240286e-210077', '0', '1e3', '0x17', '0644', 'no', 'y', '1-1-1'],
  values: {
    commonLabels: { number: '0o17', word: 'no', empty: '' },
    commonAnnotations: {
      lines: 'a\nb',
      '1': '1:30',
      odd: 'a: b # c',
      invisible: '\u2028\ufeff\u00a0😀',
    },
    podLabels: { null: 'null', y: 'y' },
    podAnnotations: { float: '1e3', date: '2024-01-01' },
    nodeSelector: { zone: '0644' },
    priorityClassName: '1e3',
    persistence: { storageClass: '0x17' },
  },
};

/** What Helm renders of the embedded chart is read here as by Go. @returns how many objects there were */
export function helmIsReadAsByGo(): number {
  const ci = path.join(chart, 'ci');
  const renderings = [
    ...readdirSync(ci).map((file) =>
      rendered('kafka', 'default', parse(readFileSync(path.join(ci, file), 'utf8'))),
    ),
    ...odd.namespaces.map((namespace) => rendered('no', namespace, odd.values)),
  ];
  let objects = 0;
  for (const [index, text] of renderings.entries()) {
    const ours = readYaml(text);
    const gos = readByGo([text]);
    assert.equal(ours.length, gos.length);
    ours.forEach(({ problem, content }, at) => {
      assert.deepEqual([problem, content ?? null], [gos[at]?.error, gos[at]?.value ?? null]);
    });
    const namespace = odd.namespaces[index - renderings.length + odd.namespaces.length];
    if (namespace !== undefined)
      holdsOddValues(
        gos.map(({ value }) => value),
        namespace,
      );
    objects += gos.length;
  }
  return objects;
}

function rendered(releaseName: string, namespace: string, values: Record<string, unknown>): string {
  return helmTemplate(findHelm(), {
    chart,
    releaseName,
    namespace,
    values,
    kubeVersion: '1.27.0',
    flags: [],
  });
}

/** The texts came through Helm as they were given. */
function holdsOddValues(objects: readonly unknown[], namespace: string): void {
  for (const object of objects as {
    metadata: { namespace: string; labels: object; annotations: object };
  }[]) {
    assert.equal(object.metadata.namespace, namespace);
    assert.deepEqual({ ...object.metadata.labels, ...odd.values.commonLabels }, object.metadata.labels);
    assert.deepEqual(
      { ...object.metadata.annotations, ...odd.values.commonAnnotations },
      object.metadata.annotations,
    );
  }
}
