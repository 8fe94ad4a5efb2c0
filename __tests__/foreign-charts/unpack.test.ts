import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { readChart } from '../../lib/charts/chart-files';
import { temporaryFolder } from '../temporary-folder';
import { packed } from './packed';

const chart = 'name: kafka\nversion: 1.0.0\n';

/** What is wrong with a packed chart. */
function problemOf(archive: Uint8Array): string | undefined {
  const file = path.join(temporaryFolder(), 'kafka.tgz');
  writeFileSync(file, archive);
  try {
    readChart(file, { ...allowed });
    return undefined;
  } catch (error) {
    return (error as Error).message.replace(file, 'kafka.tgz');
  }
}

/** An archive of entries, of which the headers can be changed before it is packed. */
function archiveOf(
  entries: Record<string, string | Uint8Array>,
  change: (tar: Buffer, headerOf: (name: string) => number) => void = () => undefined,
): Buffer {
  const tar = Buffer.from(createTar(Object.entries(entries).map(([name, data]) => ({ name, data }))));
  change(tar, (name) => tar.indexOf(name));
  return gzipSync(tar, { level: 1 });
}

const ordinary = { 'kafka/Chart.yaml': chart, 'kafka/values.yaml': 'a: 1\n' };

test('a packed chart is read, subcharts packed and unpacked included', () => {
  const folder = temporaryFolder();
  const inner = packed({ 'Chart.yaml': 'name: common\nversion: 1.0.0\n', 'values.yaml': 'b: 2\n' });
  writeFileSync(
    path.join(folder, 'kafka.tgz'),
    archiveOf({
      ...ordinary,
      'kafka/charts/common-1.0.0.tgz': inner,
      'kafka/charts/zk/Chart.yaml': 'name: zk\nversion: 1.0.0\n',
    }),
  );
  expect(readChart(path.join(folder, 'kafka.tgz')).values).toEqual({ a: 1, common: { b: 2 }, zk: {} });
  expect(problemOf(archiveOf(ordinary))).toBeUndefined();
});

// Not the 100 MiB that are allowed, which take their time; __tests__/foreign-charts/pull.slow.test.ts has those.
const allowed = { bytes: 100_000, files: 50 };
const bomb = new Uint8Array(60_000);

test.each<[string, () => Uint8Array, RegExp]>([
  [
    'more than is allowed',
    () => archiveOf({ ...ordinary, 'kafka/a': bomb, 'kafka/b': bomb }),
    /more than 100 MiB come out of its archive, the most that Helm takes$/,
  ],
  [
    'more than is allowed, with its subcharts',
    () =>
      archiveOf({
        ...ordinary,
        'kafka/charts/a.tgz': archiveOf({ 'a/Chart.yaml': 'name: a\nversion: 1.0.0\n', 'a/x': bomb }),
        'kafka/charts/b.tgz': archiveOf({ 'b/Chart.yaml': 'name: b\nversion: 1.0.0\n', 'b/x': bomb }),
      }),
    /more than 100 MiB come out/,
  ],
  [
    'more files than are allowed',
    () =>
      archiveOf({
        ...ordinary,
        ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`kafka/${index}`, 'x'])),
      }),
    /it holds more than 10000 files$/,
  ],
  [
    'a path that leads out',
    () => archiveOf({ ...ordinary, 'kafka/../../.bashrc': 'x' }),
    /it holds "kafka\/..\/..\/.bashrc", which is outside the chart's folder$/,
  ],
  ['an absolute path', () => archiveOf({ ...ordinary, '/etc/passwd': 'x' }), /outside the chart's folder$/],
  ['a file beside the chart', () => archiveOf({ ...ordinary, Other: 'x' }), /outside the chart's folder$/],
  [
    'a symbolic link',
    () => archiveOf({ ...ordinary, 'kafka/link': '' }, (tar, at) => tar.write('2', at('kafka/link') + 156)),
    /it holds kafka\/link, which is a symbolicLink and no file$/,
  ],
  [
    'a file twice',
    () =>
      archiveOf({ ...ordinary, 'kafka/Chart.yamk': chart }, (tar, at) =>
        tar.write('l', at('kafka/Chart.yamk') + 15),
      ),
    /it holds Chart.yaml twice$/,
  ],
  [
    'a size below zero',
    () => archiveOf(ordinary, (tar, at) => tar.write('-0000002000\0', at('kafka/values.yaml') + 124)),
    /its archive is broken or cut off at "kafka\/values.yaml"$/,
  ],
  [
    'a size beyond its end',
    () => archiveOf(ordinary, (tar, at) => tar.write('00000100000\0', at('kafka/values.yaml') + 124)),
    /broken or cut off/,
  ],
  ['no archive in it', () => Buffer.from('<html>'), /it is no .tgz archive \(incorrect header check\)$/],
])('a chart with %s is refused', (_, archive, problem) => {
  expect(problemOf(archive())).toMatch(problem);
});
