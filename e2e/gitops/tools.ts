import { kubectl, run } from '../kubectl';

/** What a tool shows of what it brings to the cluster. */
export interface Shown {
  /** Whether it has brought the commit and waits for the Job. */
  readonly waits: boolean;
  /** Whether it has brought the commit and is content with what there is. */
  readonly settled: boolean;
  /** In its own words. */
  readonly words: string;
  /** More of them, for a test that fails. */
  readonly detail: string;
}

/** A tool, with pruning on or off. */
export interface Column {
  /** The head of its column. */
  readonly name: string;
  /** The name of its namespace, and of its folder in git. */
  readonly id: string;
  readonly prunes: boolean;
  /** Makes the tool look at a repository. */
  readonly install: (url: string) => void;
  /** Makes it look now. */
  readonly refresh: () => void;
  readonly shown: (commit: string) => Shown;
  /** Takes away what the tool was told; what it applied stays. */
  readonly remove: () => void;
}

/** Both tools, each with pruning on and off. Flux substitutes variables, as many do. */
export function columns(): Column[] {
  return [argo(true), argo(false), flux(true), flux(false)];
}

function argo(prunes: boolean): Column {
  const id = prunes ? 'gitops-argo' : 'gitops-argo-keeps';
  return {
    name: `Argo CD, pruning ${prunes ? 'on' : 'off'}`,
    id,
    prunes,
    install: (repoURL) =>
      create({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: id, namespace: 'argocd' },
        spec: {
          project: 'default',
          source: { repoURL, targetRevision: 'main', path: id },
          destination: { server: 'https://kubernetes.default.svc', namespace: id },
          syncPolicy: { automated: { prune: prunes, selfHeal: true } },
        },
      }),
    refresh: () =>
      void kubectl(
        ...[
          'annotate',
          '-n',
          'argocd',
          'application',
          id,
          'argocd.argoproj.io/refresh=normal',
          '--overwrite',
        ],
      ),
    shown: (commit) => {
      const { status = {} } = get('application', 'argocd', id);
      const { sync = {}, health = {}, operationState = {} } = status;
      const brought =
        sync.revision === commit &&
        sync.status === 'Synced' &&
        operationState.syncResult?.revision === commit &&
        operationState.phase === 'Succeeded';
      return {
        waits: brought && health.status === 'Progressing',
        settled: brought && health.status === 'Healthy',
        words: `${sync.status}, ${health.status}`,
        detail: JSON.stringify({ sync: sync.revision, operationState, conditions: status.conditions }),
      };
    },
    remove: () => void kubectl('delete', 'application', '-n', 'argocd', id, '--ignore-not-found'),
  };
}

function flux(prunes: boolean): Column {
  const id = prunes ? 'gitops-flux' : 'gitops-flux-keeps';
  return {
    name: `Flux, pruning ${prunes ? 'on' : 'off'}`,
    id,
    prunes,
    install: (url) => installFlux(id, id, url, prunes),
    refresh: () => refreshFlux(id),
    shown: (commit) => {
      const { status = {} } = get('kustomization', 'flux-system', id);
      const ready = status.conditions?.find(({ type }: { type: string }) => type === 'Ready');
      const current = `main@sha1:${commit}`;
      return {
        waits: status.lastAttemptedRevision === current && ready?.status === 'Unknown',
        settled: status.lastAppliedRevision === current && ready?.status === 'True',
        words:
          ready?.status === 'True' ? 'ready' : ready?.status === 'Unknown' ? 'not ready yet' : 'not ready',
        detail: JSON.stringify(status),
      };
    },
    remove: () =>
      void kubectl('delete', 'kustomization,gitrepository', '-n', 'flux-system', id, '--ignore-not-found'),
  };
}

/** A Kustomization that substitutes variables, and its source. */
export function installFlux(name: string, folder: string, url: string, prune: boolean): void {
  const metadata = { name, namespace: 'flux-system' };
  create({
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata,
    spec: { interval: '1m', url, ref: { branch: 'main' } },
  });
  create({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata,
    spec: {
      interval: '10m',
      sourceRef: { kind: 'GitRepository', name },
      path: `./${folder}`,
      prune,
      // Without deleting what it applied, when it is deleted itself.
      deletionPolicy: 'Orphan',
      wait: true,
      timeout: '5m',
      postBuild: { substitute: { cluster: 'prod' } },
    },
  });
}

export function refreshFlux(name: string): void {
  const now = `reconcile.fluxcd.io/requestedAt=${Date.now()}`;
  kubectl('annotate', '-n', 'flux-system', 'gitrepository,kustomization', name, now, '--overwrite');
}

/** What a Kustomization says of itself. */
export function fluxSays(name: string): string {
  const { status = {} } = get('kustomization', 'flux-system', name);
  return (status.conditions ?? []).map(({ message }: { message: string }) => message).join('\n');
}

// biome-ignore lint/suspicious/noExplicitAny: the status of objects of several kinds
function get(kind: string, namespace: string, name: string): { status?: any } {
  return JSON.parse(kubectl('get', kind, '-n', namespace, name, '-o', 'json'));
}

function create(object: object): void {
  run('kubectl', ['create', '-f', '-'], JSON.stringify(object));
}
