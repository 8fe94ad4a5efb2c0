import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findHelm } from '../helm/find-helm';
import {
  digestOf,
  type Lock,
  lockedDigest,
  lockFile,
  pulledFile,
  pulledFolder,
  readLock,
  writeLock,
} from './lock';
import { type NetworkSource, sourceText } from './source';

/** How to reach the network. Nothing of it is taken from the user's own Helm configuration. */
export interface PullOptions {
  /** The project, which has the lock file and the folder of pulled charts. */
  readonly project: string;
  /**
   * A file with the credentials of OCI registries, as `helm registry login` and `docker login` write it.
   *
   * @default - none: only what everybody may pull
   */
  readonly registryConfig?: string;
  /**
   * Whether registries are spoken to by plain HTTP.
   *
   * @default false
   */
  readonly plainHttp?: boolean;
}

/** What became of a chart that was pulled. */
export interface Pulled {
  readonly source: string;
  readonly digest: string;
  /** Whether the lock has it for the first time. */
  readonly added: boolean;
}

/**
 * Pulls a chart, or sees that it is here already. The first time its digest goes into the lock; ever
 * after it has to be the same.
 *
 * @throws Error when helm cannot pull it, or what it pulled is not what the lock says
 */
export async function pullChart(source: NetworkSource, options: PullOptions): Promise<Pulled> {
  const { project } = options;
  const lock = readLock(project);
  const text = sourceText(source);
  const locked = lockedDigest(lock, source);
  if (locked !== undefined) {
    const file = pulledFile(project, source, locked);
    if (existsSync(file) && digestOf(file) === locked) return { source: text, digest: locked, added: false };
  }
  const digest = await fetched(source, options, locked);
  if (locked === undefined) writeLock(project, new Map<string, string>([...lock, [text, digest]]) as Lock);
  return { source: text, digest, added: locked === undefined };
}

/** Lets helm pull a chart into a folder of its own, and moves it to where it belongs. */
async function fetched(
  source: NetworkSource,
  options: PullOptions,
  locked: string | undefined,
): Promise<string> {
  const { project } = options;
  const folder = path.join(project, pulledFolder);
  mkdirSync(folder, { recursive: true });
  const workspace = mkdtempSync(path.join(folder, '.pull-'));
  try {
    await helmPull(source, options, workspace);
    const archives = readdirSync(workspace).filter((name) => name.endsWith('.tgz'));
    if (archives.length !== 1) throw new Error(`${sourceText(source)}: helm pulled no chart`);
    const archive = path.join(workspace, archives[0] as string);
    const digest = digestOf(archive);
    if (locked !== undefined && digest !== locked) {
      throw new Error(
        `${sourceText(source)} was published anew: ${lockFile} has ${locked}, and what is there now has ${digest}. ` +
          `Nothing was changed. If the new one is right, remove the line from ${lockFile} and pull again`,
      );
    }
    renameSync(archive, pulledFile(project, source, digest));
    return digest;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function helmPull(source: NetworkSource, options: PullOptions, folder: string): Promise<void> {
  const helm = findHelm();
  const { registryConfig, plainHttp = false } = options;
  const args = [
    'pull',
    ...('oci' in source ? [source.oci] : [source.name, `--repo=${source.repository}`]),
    `--version=${source.version}`,
    `--destination=${folder}`,
    ...(registryConfig ? [`--registry-config=${path.resolve(registryConfig)}`] : []),
    ...(plainHttp && 'oci' in source ? ['--plain-http'] : []),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(helm.path, args, {
      env: environmentFor(folder),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${sourceText(source)} could not be pulled:\n${said.trim()}`));
    });
  });
}

/** How to reach the network is the machine's to say; everything else of Helm's lives in a folder that goes. */
const passedOn = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

function environmentFor(folder: string): Record<string, string> {
  const names = [...passedOn, ...passedOn.map((name) => name.toLowerCase())];
  const said = names.flatMap((name): [string, string][] => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const home = path.join(folder, 'home');
  return {
    ...Object.fromEntries(said),
    HOME: home,
    DOCKER_CONFIG: path.join(home, 'docker'),
    HELM_CACHE_HOME: path.join(home, 'cache'),
    HELM_CONFIG_HOME: path.join(home, 'config'),
    HELM_DATA_HOME: path.join(home, 'data'),
    KUBECONFIG: path.join(home, 'kubeconfig'),
    LANG: 'C',
    PATH: '',
  };
}
