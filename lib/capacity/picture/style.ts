import { element } from './element';

/** A fill for each area from the bottom up, light and dark, neighbours apart in brightness too. */
const fills: readonly (readonly [light: string, dark: string])[] = [
  ['#3b78a8', '#4f8fc0'],
  ['#f0b35a', '#d99a3f'],
  ['#2f7d5b', '#45a07a'],
  ['#e0899c', '#cf6f86'],
  ['#5f53a3', '#8377cf'],
  ['#cfc05f', '#b5a63f'],
  ['#2a8d99', '#3fb0bd'],
  ['#a9b0b8', '#7f8892'],
];

/** Lines over the fill, so that areas are told apart without colour: from the bottom up, the first is plain. */
const strokes: readonly (string | undefined)[] = [
  undefined,
  'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4',
  'M0,4 h8',
  'M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4',
  'M4,0 v8',
  'M0,4 h8 M4,0 v8',
  'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4 M0,0 l8,8',
  'M2,2 h2 M6,6 h2',
];

/** Colours of everything, for light and dark screens and for paper. */
export function styles(): string {
  const areas = (index: 0 | 1) =>
    fills.map((fill, area) => `.area-${area} { fill: ${fill[index]} }`).join(' ');
  const colours = (surface: string, ink: string, soft: string, grid: string, line: string) =>
    `.surface { fill: ${surface} } .seam { stroke: ${surface} } .halo { stroke: ${surface} } .ink { fill: ${ink} } ` +
    `.soft { fill: ${soft} } .grid { stroke: ${grid} } .axis { stroke: ${soft} } .leader { stroke: ${soft} } ` +
    `.limit { stroke: ${line} } .limit-text { fill: ${line} }`;
  const light = `${colours('#ffffff', '#1b2733', '#55626f', '#e3e7eb', '#b3261e')} ${areas(0)}`;
  const dark = `${colours('#12181f', '#e6ebf0', '#a3afba', '#2a343e', '#ff8a80')} ${areas(1)}`;
  return [
    '<style>',
    'text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif }',
    '.title { font-size: 20px; font-weight: 600 } .strong { font-weight: 600 } .small { font-size: 12px }',
    '.halo { stroke-width: 4px; stroke-linejoin: round; paint-order: stroke }',
    light,
    `@media (prefers-color-scheme: dark) { ${dark} }`,
    `@media print { ${light} }`,
    '</style>',
  ].join('\n');
}

/** The class of the area with this number from the bottom up. */
export function areaClass(index: number): string {
  return `area-${index % fills.length}`;
}

/** The pattern that lies over the area with this number; `undefined` when it is plain. */
export function patternOf(index: number, prefix: string): string | undefined {
  return strokes[index % strokes.length] && `url(#${prefix}-pattern-${index % strokes.length})`;
}

/** The patterns' definitions. */
export function patterns(prefix: string): string[] {
  return strokes.flatMap((lines, index) =>
    lines === undefined
      ? []
      : [
          element(
            'pattern',
            { id: `${prefix}-pattern-${index}`, width: 8, height: 8, patternUnits: 'userSpaceOnUse' },
            element('path', {
              d: lines,
              class: 'seam',
              fill: 'none',
              'stroke-width': 1.2,
              'stroke-opacity': 0.75,
            }),
          ),
        ],
  );
}
