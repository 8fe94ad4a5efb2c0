import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { cached } from './cache';
import { type HelmBinary, packedHelm, packedHelmPackage } from './packed-helm';

/** Thrown when there is no helm that can render. */
export class HelmMissing extends Error {
  /**
   * @param asked the helm that was asked for, if one was
   * @param problem what is wrong
   * @param remedy what to do about it, as an imperative
   */
  constructor(
    readonly asked: string | undefined,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${problem}; ${remedy}`);
    this.name = 'HelmMissing';
  }
}

/**
 * The helm to render with: the one that is asked for, else the variable `HELM`, else `helm` on PATH
 * when it is 3.14 or newer, else the binary that came with npm.
 *
 * @throws HelmMissing when there is none, saying how to get one
 */
export function findHelm(executable?: string): HelmBinary {
  const { HELM, PATH = '' } = process.env;
  const asked = executable ?? (HELM || undefined);
  if (asked !== undefined) {
    const found = onPath(asked, PATH);
    if (found && isNewEnough(found)) return found;
    const name = executable === undefined ? 'HELM' : 'helmExecutable';
    throw new HelmMissing(
      asked,
      `${name}: ${asked} ${found ? `is helm ${versionOf(found)}` : 'is not an executable file'}`,
      'name a helm binary, 3.14 or newer',
    );
  }

  const installed = onPath('helm', PATH);
  if (installed && isNewEnough(installed)) return installed;
  const packed = packedHelm();
  if (packed) return packed;
  throw new HelmMissing(
    undefined,
    `${installed ? `helm ${versionOf(installed)} on PATH is too old` : 'there is no helm on PATH'} ` +
      `and none from npm (${packedHelmPackage} has one for linux on amd64)`,
    'install helm 3.14 or newer (https://helm.sh/docs/intro/install) or set HELM to its path',
  );
}

function onPath(name: string, searchPath: string): HelmBinary | undefined {
  const candidates = name.includes(path.sep)
    ? [path.resolve(name)]
    : searchPath.split(path.delimiter).map((folder) => path.join(folder || '.', name));
  const found = candidates.find(isExecutable);
  return found === undefined ? undefined : binary(found);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function binary(file: string): HelmBinary {
  const { size, mtimeMs } = statSync(file);
  return { path: file, identity: `${file} ${size} ${mtimeMs}` };
}

function isNewEnough(helm: HelmBinary): boolean {
  const [major = 0, minor = 0] = versionOf(helm).split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 14);
}

/** The version of a helm, such as `4.1.4`; `(unknown)` of a program that is no helm. */
function versionOf(helm: HelmBinary): string {
  return cached(['helm version', helm.identity], () => {
    const { stdout } = spawnSync(helm.path, ['version', '--template', '{{.Version}}'], {
      encoding: 'utf8',
      timeout: 10_000,
    });
    return /^v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1] ?? '(unknown)';
  });
}
