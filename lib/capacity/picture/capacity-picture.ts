import type { CapacityPlan } from '../capacity-plan';
import { bytesText, timeText } from '../human';
import { type Areas, areasOf, bends, bytesOf } from './areas';
import { caption, description, subtitle } from './caption';
import { at, element, textElement } from './element';
import { apart, cut, wrapped } from './labels';
import { areaClass, patternOf, patterns, styles } from './style';
import { ticks } from './ticks';

const width = 1000;
const plot = { left: 76, right: 690, top: 92, bottom: 430 };
const labelsLeft = plot.right + 28;
const lineHeight = 19;
const day = 86_400;

/**
 * A picture, as SVG, of how the fullest broker's disk fills: an area for each topic, against the volume and what of
 * it may be used, until the last topic is steady. The same plan gives the same bytes.
 */
export function capacityPicture(plan: CapacityPlan): string {
  const { name } = plan.environment;
  const drawn = areasOf(plan);
  const scales = scalesFor(plan, drawn);
  const notes = caption(plan).flatMap((it) => wrapped(it, 150));
  const height = plot.bottom + 94 + notes.length * 17;
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${name}-title ${name}-desc`,
    },
    textElement('title', { id: `${name}-title` }, `${name}: disk of the fullest broker, by topic`),
    textElement('desc', { id: `${name}-desc` }, description(plan, drawn)),
    styles(),
    element('defs', {}, ...patterns(name)),
    element('rect', { class: 'surface', width, height }),
    textElement(
      'text',
      { class: 'title ink', x: 24, y: 36 },
      `${name}: disk of the fullest broker, by topic`,
    ),
    textElement('text', { class: 'soft', x: 24, y: 60 }, subtitle(plan, drawn)),
    ...axes(scales),
    ...areas(drawn, scales, name),
    ...limits(plan, scales),
    ...moments(drawn, scales),
    ...labels(drawn, scales, name),
    ...notes.map((line, index) =>
      textElement('text', { class: 'small soft', x: 24, y: plot.bottom + 94 + index * 17 }, line),
    ),
  )}\n`;
}

interface Scales {
  readonly endDays: number;
  readonly endBytes: number;
  readonly x: (seconds: bigint) => number;
  readonly y: (bytes: bigint) => number;
}

function scalesFor({ volumeBytes }: CapacityPlan, { areas, endSeconds }: Areas): Scales {
  const total = areas.reduce((sum, { endBytes }) => sum + endBytes, 0n);
  const endBytes = Number(total > volumeBytes ? total : volumeBytes) * 1.09;
  return {
    endDays: Number(endSeconds) / day,
    endBytes,
    x: (seconds) => plot.left + ((plot.right - plot.left) * Number(seconds)) / Number(endSeconds),
    y: (bytes) => plot.bottom - ((plot.bottom - plot.top) * Number(bytes)) / endBytes,
  };
}

function axes({ endDays, endBytes, x, y }: Scales): string[] {
  const rows = ticks(endBytes, 6).map((bytes) => ({
    bytes: BigInt(Math.round(bytes)),
    y: y(BigInt(Math.round(bytes))),
  }));
  const columns = ticks(endDays, 10).map((days) => ({ days, x: x(BigInt(Math.round(days * day))) }));
  return [
    ...rows.map((row) => element('path', { class: 'grid', d: `M${plot.left},${at(row.y)} H${plot.right}` })),
    ...rows.map((row) =>
      textElement(
        'text',
        { class: 'small soft', x: plot.left - 8, y: at(row.y + 4), 'text-anchor': 'end' },
        bytesText(row.bytes).replace('.0 ', ' '),
      ),
    ),
    ...columns.map((column) => element('path', { class: 'axis', d: `M${at(column.x)},${plot.bottom} v5` })),
    ...columns.map((column) =>
      textElement(
        'text',
        { class: 'small soft', x: at(column.x), y: plot.bottom + 20, 'text-anchor': 'middle' },
        String(Math.round(column.days * 1000) / 1000),
      ),
    ),
    textElement(
      'text',
      { class: 'small soft', x: (plot.left + plot.right) / 2, y: plot.bottom + 40, 'text-anchor': 'middle' },
      'days since the first message',
    ),
  ];
}

/** Each area from its lower edge to its upper one; the points are where a topic stops growing. */
function areas(drawn: Areas, { x, y }: Scales, prefix: string): string[] {
  const seconds = distinct(bends(drawn), x);
  let below = seconds.map(() => 0n);
  return [
    ...drawn.areas.flatMap(({ label, logs }, index) => {
      const lower = below;
      const upper = seconds.map((it, point) => (lower[point] as bigint) + bytesOf(logs, it));
      below = upper;
      const edge = (bytes: readonly bigint[]) =>
        bytes.map((it, point) => `${at(x(seconds[point] as bigint))},${at(y(it))}`);
      const d = `M${edge(upper).join(' ')} ${edge(lower).reverse().join(' ')}Z`;
      const pattern = patternOf(index, prefix);
      return [
        element('path', { class: `${areaClass(index)} seam`, 'stroke-width': 0.6, d, 'data-topic': label }),
        ...(pattern === undefined ? [] : [element('path', { fill: pattern, d })]),
      ];
    }),
    element('path', { class: 'axis', d: `M${plot.left},${plot.bottom} H${plot.right}` }),
  ];
}

/** Without those that lie on the same pixel as the one before. */
function distinct(seconds: readonly bigint[], x: (seconds: bigint) => number): bigint[] {
  const seen = new Map(seconds.map((it) => [Math.round(x(it)), it]));
  return [...seen.values()];
}

function limits({ environment, volumeBytes, usableBytes }: CapacityPlan, { y }: Scales): string[] {
  const line = (bytes: bigint, dashes: string | undefined, anchor: 'start' | 'end', text: string) => [
    element('path', {
      class: 'limit',
      d: `M${plot.left},${at(y(bytes))} H${plot.right}`,
      'stroke-width': 2,
      'stroke-dasharray': dashes,
    }),
    textElement(
      'text',
      {
        class: 'strong limit-text halo',
        x: anchor === 'start' ? plot.left + 8 : plot.right - 8,
        y: at(y(bytes) - 7),
        'text-anchor': anchor,
      },
      text,
    ),
  ];
  const headroom = Math.round(environment.capacity.headroom * 100);
  const isCramped = y(usableBytes) - y(volumeBytes) < lineHeight;
  const volume = `the volume: ${environment.brokers.storage} = ${bytesText(volumeBytes)}`;
  const usable = `may be used: ${bytesText(usableBytes)}, ${headroom} % stay free`;
  return [
    ...line(volumeBytes, undefined, 'start', volume),
    ...(headroom === 0 ? [] : line(usableBytes, '7 5', isCramped ? 'end' : 'start', usable)),
  ];
}

/** The days that matter, below the axis. */
function moments({ steadySeconds, fullSeconds, endSeconds }: Areas, { x }: Scales): string[] {
  const mark = (seconds: bigint, text: string) => [
    element('path', {
      class: 'axis',
      d: `M${at(x(seconds))},${plot.bottom} V${plot.bottom + 46}`,
      'stroke-dasharray': '2 2',
    }),
    textElement(
      'text',
      {
        class: 'small strong ink',
        x: at(x(seconds)),
        y: plot.bottom + 60,
        'text-anchor': x(seconds) > (plot.left + plot.right) / 2 ? 'end' : 'start',
      },
      text,
    ),
  ];
  return [
    ...(fullSeconds !== undefined && fullSeconds <= endSeconds
      ? mark(fullSeconds, `full after ${timeText(fullSeconds)}`)
      : steadySeconds > 0n
        ? mark(steadySeconds, `steady after ${timeText(steadySeconds)}`)
        : []),
  ];
}

/** A line for each area at the right, with its fill, name and bytes, and the sum above. */
function labels({ areas: all }: Areas, { y }: Scales, prefix: string): string[] {
  let total = 0n;
  const middles = all.map(({ endBytes }) => {
    total += endBytes;
    return y(total - endBytes / 2n);
  });
  const places = apart([...middles, y(total) - lineHeight], lineHeight, plot.top, plot.bottom - 4);
  return [
    ...all.flatMap(({ label, endBytes }, index) => {
      const place = places[index] as number;
      const box = { x: labelsLeft, y: at(place - 6), width: 12, height: 12 };
      const pattern = patternOf(index, prefix);
      return [
        element('path', {
          class: 'leader',
          fill: 'none',
          d: `M${plot.right},${at(middles[index] as number)} h6 L${labelsLeft - 8},${at(place)} h5`,
        }),
        element('rect', { class: `${areaClass(index)} seam`, ...box }),
        ...(pattern === undefined ? [] : [element('rect', { fill: pattern, ...box })]),
        element(
          'text',
          { class: 'ink', x: labelsLeft + 20, y: at(place + 4.5) },
          `${textElement('tspan', {}, cut(label, 24))}${textElement('tspan', { class: 'soft' }, `  ${bytesText(endBytes)}`)}`,
        ),
      ];
    }),
    textElement(
      'text',
      { class: 'strong ink', x: labelsLeft + 20, y: at((places.at(-1) as number) + 4.5) },
      `in all ${bytesText(total)}`,
    ),
  ];
}
