import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { redacted } from '../credentials';
import { findHelm } from '../helm/find-helm';
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
  /**
   * How long a chart may take, in seconds.
   *
   * @default 30
   */
  readonly timeoutSeconds?: number;
}

/** How long a chart may take unless somebody says otherwise, in seconds. Most have less than a megabyte. */
export const defaultTimeoutSeconds = 30;

/** Runs `helm pull`, until it has ended, its time is over, or this process is to end. */
export function helmPull(
  source: NetworkSource,
  options: PullOptions,
  folder: string,
  ended: AbortSignal,
): Promise<void> {
  const { registryConfig, timeoutSeconds = defaultTimeoutSeconds } = options;
  const text = sourceText(source);
  if (registryConfig !== undefined) refuseUnreadable(registryConfig);
  return new Promise((resolve, reject) => {
    const child = spawn(findHelm().path, pullArguments(source, options, folder), {
      env: environmentFor(folder),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: timeoutSeconds * 1000,
      killSignal: 'SIGKILL',
      signal: ended,
    });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const why = child.killed ? late(timeoutSeconds) : `:\n${signal ?? redacted(said.trim())}`;
      if (code === 0) resolve();
      else reject(new Error(`${text} could not be pulled${why}`));
    });
  });
}

function late(seconds: number): string {
  return ` within ${seconds} s; look at the address, the network and HTTPS_PROXY, or give it longer: --timeout ${seconds * 4}`;
}

function pullArguments(source: NetworkSource, options: PullOptions, folder: string): string[] {
  const { registryConfig, plainHttp = false } = options;
  return [
    'pull',
    ...('oci' in source ? [source.oci] : [source.name, `--repo=${source.repository}`]),
    `--version=${source.version}`,
    `--destination=${folder}`,
    ...(registryConfig ? [`--registry-config=${path.resolve(registryConfig)}`] : []),
    ...(plainHttp && 'oci' in source ? ['--plain-http'] : []),
  ];
}

/** To helm, a file that is missing is a registry that asks for nothing. */
function refuseUnreadable(registryConfig: string): void {
  try {
    accessSync(registryConfig, constants.R_OK);
  } catch (error) {
    throw new Error(`--registry-config ${registryConfig} cannot be read: ${(error as Error).message}`);
  }
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
