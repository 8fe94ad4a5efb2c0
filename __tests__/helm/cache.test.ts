import { chmodSync, readdirSync, readFileSync } from 'node:fs';
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

beforeEach(() => {
  mockCache = path.join(temporaryFolder(), 'cache');
});

describe('what was rendered before', () => {
  function cachedBy(text: string): string {
    jest.resetModules();
    const { cached } = require('../../lib/helm/cache') as typeof import('../../lib/helm/cache');
    return cached(['helm', 'chart', 'values'], () => text);
  }
  const entry = () => {
    const folder = path.join(mockCache as string, 'renders');
    return path.join(folder, readdirSync(folder)[0] as string);
  };

  test('is taken from the private folder', () => {
    cachedBy('first');
    expect(cachedBy('second')).toBe('first');
  });

  test('is made again when others could have written it, and is kept anew', () => {
    cachedBy('first');
    chmodSync(entry(), 0o666);
    expect(cachedBy('second')).toBe('second');
    expect(readFileSync(entry(), 'utf8')).toBe('second');
    expect(cachedBy('third')).toBe('second');
  });

  test('is not kept where there is no private folder', () => {
    mockCache = undefined;
    expect([cachedBy('first'), cachedBy('second')]).toEqual(['first', 'second']);
  });
});
