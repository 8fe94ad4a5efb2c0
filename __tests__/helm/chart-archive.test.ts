import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'fflate';
import { parseTar } from 'nanotar';
import { embeddedChart } from '../../lib/charts/embedded-chart';
import { chartArchive } from '../../lib/helm/chart-archive';
import { renderRelease } from '../../lib/helm/render-release';
import { temporaryFolder } from '../temporary-folder';

/** A chart's folder with these files, written in this order. */
function chart(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries({
    'Chart.yaml': 'name: shop\nversion: 1.0.0\napiVersion: v2\n',
    ...files,
  })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const filesIn = (archive: Buffer) => parseTar(gunzipSync(archive));
const namesIn = (archive: Buffer) => filesIn(archive).map(({ name }) => name);

test('helm renders the archive of the embedded chart as it renders its folder', () => {
  const archive = path.join(temporaryFolder(), 'kafka.tgz');
  writeFileSync(archive, chartArchive(embeddedChart));
  const request = {
    releaseName: 'kafka',
    namespace: 'learnflow',
    values: {},
    kubeVersion: '1.27.0',
    flags: [],
  };
  expect(renderRelease({ ...request, chart: archive })).toEqual(
    renderRelease({ ...request, chart: embeddedChart }),
  );
});

test('the same files give the same bytes, whenever and in whatever order they were written', () => {
  const one = chart({ 'templates/a.yaml': 'a', 'templates/b.yaml': 'b' });
  const other = chart({ 'templates/b.yaml': 'b', 'templates/a.yaml': 'a' });
  utimesSync(path.join(other, 'templates/a.yaml'), 1_000_000, 1_000_000);
  expect(chartArchive(other).equals(chartArchive(one))).toBe(true);
  expect(chartArchive(one).equals(chartArchive(chart({ 'templates/a.yaml': 'c' })))).toBe(false);
});

test('it holds the files below a folder of the name of the chart, with nobody as their owner', () => {
  const files = filesIn(chartArchive(chart({ 'templates/a.yaml': 'a', 'empty.txt': '' })));
  expect(files.map(({ name }) => name)).toEqual([
    'shop/Chart.yaml',
    'shop/empty.txt',
    'shop/templates/a.yaml',
  ]);
  for (const { attrs, type } of files)
    expect([type, attrs]).toEqual(['file', expect.objectContaining({ uid: 0, gid: 0, mtime: 0 })]);
});

test('.helmignore keeps files and folders out', () => {
  const ignore = '# a comment\n*.bak\nci/\nnotes?\n';
  const folder = chart({
    '.helmignore': ignore,
    'a.bak': '',
    'ci/values.yaml': '',
    'templates/b.bak': '',
    'templates/ci': '',
    notes1: '',
  });
  expect(namesIn(chartArchive(folder))).toEqual(['shop/.helmignore', 'shop/Chart.yaml', 'shop/templates/ci']);
});

test.each(['!keep', 'a/b', '**', '[ab]'])('a pattern that is not understood is refused: %s', (pattern) => {
  expect(() => chartArchive(chart({ '.helmignore': pattern }))).toThrow(`rewrite ${pattern}`);
});

test('a name that the archive would cut off is refused', () => {
  expect(() => chartArchive(chart({ [`templates/${'a'.repeat(90)}`]: '' }))).toThrow(
    'is longer than 100 bytes',
  );
});
