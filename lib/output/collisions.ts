import type { App } from 'cdk8s';
import type { DeclaredEnvironment } from '../environment/declared';
import { findingOf } from '../rules/built-in';
import type { Finding } from '../rules/finding';
import { mayBeOneCluster, objectTwice } from '../rules/installations';
import type { ManifestFiles } from './manifest-files';

/** An environment and what it became. */
export interface Rendered {
  readonly environment: DeclaredEnvironment;
  readonly app: App;
  readonly files: ManifestFiles;
}

/**
 * The objects that two environments have which may be on one Kubernetes cluster: applying one would overwrite the
 * other's. A Namespace may be shared, of which a rule warns.
 */
export function objectsTwice(rendered: readonly Rendered[]): Finding[] {
  return rendered.flatMap((one, index) =>
    rendered.slice(0, index).flatMap((other): Finding[] => {
      if (!mayBeOneCluster(one.environment, other.environment)) return [];
      const theirs = new Set(objectsOf(other));
      const both = objectsOf(one).filter((it) => theirs.has(it));
      if (both.length === 0) return [];
      const { name, releaseName } = one.environment;
      const more = both.length > 3 ? ` and ${both.length - 3} more objects` : '';
      return [
        findingOf(objectTwice, {
          environment: name,
          field: 'releaseName',
          value: releaseName,
          problem: `makes ${both.slice(0, 3).join(', ')}${more}, which ${other.environment.name} makes as well`,
          remedy: 'write another one, or name the cluster of each environment if they are on different ones',
        }),
      ];
    }),
  );
}

function objectsOf({ app }: Rendered): string[] {
  return app.charts
    .flatMap((chart) => chart.toJson())
    .filter(({ kind }) => kind !== 'Namespace')
    .map(({ apiVersion, kind, metadata: { namespace, name } }) =>
      [
        `${kind} ${namespace ? `${namespace}/` : ''}${name}`,
        apiVersion.includes('/') ? `(${apiVersion.split('/')[0]})` : '',
      ]
        .filter(Boolean)
        .join(' '),
    );
}
