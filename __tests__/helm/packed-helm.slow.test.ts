import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../temporary-folder';

let mockCache: string | undefined;

// Only where the cache is differs: what is private, the real code says.
jest.mock('../../lib/private-folder.cjs', () => {
  const actual = jest.requireActual('../../lib/private-folder.cjs');
  return {
    ...actual,
    cacheFolder: (...names: string[]) =>
      names.reduce(
        (at: string | undefined, name) => at && actual.privateFolder(`${at}/${name}`),
        mockCache && actual.privateFolder(mockCache),
      ),
  };
});

/** What a process that starts now would get: each has looked at nothing yet. */
function fresh() {
  jest.resetModules();
  const { packedHelm, packedHelmDigest } =
    require('../../lib/helm/packed-helm') as typeof import('../../lib/helm/packed-helm');
  return { helm: packedHelm() as { path: string }, name: `helm-${packedHelmDigest.slice(0, 12)}` };
}

const version = (helm: { path: string }) =>
  spawnSync(helm.path, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' }).stdout;
const planted = '#!/bin/sh\necho planted\n';

beforeEach(() => {
  mockCache = path.join(temporaryFolder(), 'cache');
});

test('helm is unpacked once, into the private folder', () => {
  const { helm, name } = fresh();
  expect(version(helm)).toMatch(/^v\d+\.\d+\.\d+$/);
  expect(helm.path).toBe(path.join(mockCache as string, name));
  chmodSync(helm.path, 0o500);
  expect(fresh().helm.path).toBe(helm.path);
  expect(readdirSync(mockCache as string)).toEqual([name]);
});

describe('a program that was put in its place is not run', () => {
  const file = () => path.join(mockCache as string, fresh().name);
  const plants: [string, () => void][] = [
    [
      'by another user, in a folder that is open',
      () => {
        mkdirSync(mockCache as string);
        chmodSync(mockCache as string, 0o777);
        writeFileSync(file(), planted, { mode: 0o755 });
        if (process.getuid?.() === 0) chownSync(file(), 12345, 12345);
      },
    ],
    [
      'in a folder of another user',
      () => {
        mkdirSync(mockCache as string);
        writeFileSync(file(), planted, { mode: 0o755 });
        if (process.getuid?.() === 0) chownSync(mockCache as string, 12345, 12345);
      },
    ],
    [
      'before this user became the owner of everything',
      () => {
        mkdirSync(mockCache as string);
        writeFileSync(file(), planted, { mode: 0o700 });
      },
    ],
    [
      'by a link',
      () => {
        mkdirSync(mockCache as string);
        const program = path.join(temporaryFolder({ program: planted }), 'program');
        chmodSync(program, 0o755);
        symlinkSync(program, file());
      },
    ],
    [
      'where the cache is a link to a folder of others',
      () => symlinkSync(temporaryFolder(), mockCache as string),
    ],
  ];
  test.each(plants)('%s', (_, plant) => {
    plant();
    expect(version(fresh().helm)).toMatch(/^v\d+\.\d+\.\d+$/);
  });
});

test('without a private folder, helm is unpacked where nobody knew of before', () => {
  mockCache = undefined;
  const { helm } = fresh();
  expect(version(helm)).toMatch(/^v\d+\.\d+\.\d+$/);
  expect(helm.path).toMatch(/cdk8s-kafka-helm-\w{6}\/helm-/);
});
