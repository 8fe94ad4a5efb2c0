import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packedHelmDigest, packedHelmPackage } from '../lib/helm/packed-helm';

const root = path.join(__dirname, '..');
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

interface Package {
  readonly version?: string;
  readonly integrity?: string;
  /** Comes inside the archive of the package that has it. */
  readonly inBundle?: boolean;
}

test('npm ci compares every package with a digest, those of other platforms too', () => {
  const { packages } = read('package-lock.json') as { packages: Record<string, Package> };
  const unverified = Object.entries(packages).filter(
    ([folder, { version, integrity, inBundle }]) =>
      folder !== '' && version !== undefined && !inBundle && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
  );
  expect(unverified.map(([folder]) => folder)).toEqual([]);
  expect(Object.keys(packages).length).toBeGreaterThan(100);
});

test('the digest of helm is changed with the package that has it', () => {
  expect([read('package.json').devDependencies[packedHelmPackage], packedHelmDigest.slice(0, 12)]).toEqual([
    '2.2.2',
    '210d576a6dc0',
  ]);
});
