/** One object as a chart rendered it. */
export interface Manifest {
  /** The template it came from, such as `kafka/templates/service.yaml`. */
  readonly source: string;
  readonly object: KubernetesObject;
}

/** An object of the Kubernetes API, as far as all of them are alike. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** An object's place in a message: `StatefulSet/kafka`. */
export function shortName({ object }: Manifest): string {
  return `${object.kind}/${object.metadata.name}`;
}
