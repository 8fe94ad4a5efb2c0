import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KubernetesObject } from '../../../helm/manifest';

/** What is to be added to a configuration that an image's entrypoint writes. */
export interface Addition {
  /** The name of the ConfigMap that holds it. */
  readonly configMap: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The script in place of the image's `/run.sh`. */
  readonly script: 'run-kafka.sh' | 'run-zookeeper.sh';
  /** The file's name, and the lines to add. */
  readonly file: 'server.properties' | 'zoo.cfg';
  readonly lines: readonly string[];
}

/**
 * Lets the entrypoint of Bitnami's images write its configuration as ever, of all the chart's values, and
 * adds lines behind it: in a properties file, the last line of a name holds. Whatever the entrypoint knows
 * of TLS and SASL wants keystores and passwords in forms of its own.
 *
 * @returns the ConfigMap, and what the pods need of it
 */
export function afterEntrypoint({ configMap, namespace, labels, script, file, lines }: Addition) {
  const data = {
    'run.sh': readFileSync(path.join(__dirname, 'scripts', script), 'utf8'),
    [file]: `${lines.join('\n')}\n`,
  };
  const object: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: configMap, namespace, labels: { ...labels } },
    data,
  };
  return {
    object,
    values: {
      extraVolumes: [{ name: 'secured', configMap: { name: configMap, defaultMode: 0o555 } }],
      extraVolumeMounts: [
        { name: 'secured', mountPath: '/etc/secured', readOnly: true },
        { name: 'secured', mountPath: '/run.sh', subPath: 'run.sh', readOnly: true },
      ],
      // The chart's checksums know nothing of it, and pods read it when they start.
      podAnnotations: { 'cdk8s-kafka/secured': digest(data) },
    },
  };
}

function digest(data: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
}
