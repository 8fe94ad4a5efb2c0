import { readFileSync } from 'node:fs';
import path from 'node:path';
import { environments } from '../../environments';
import type { Environment, Topic } from '../../lib';
import { areasOf, ownAreas } from '../../lib/capacity/picture/areas';
import { capacityPicture } from '../../lib/capacity/picture/capacity-picture';
import { apart, wrapped } from '../../lib/capacity/picture/labels';
import { ticks } from '../../lib/capacity/picture/ticks';
import { diskOnFullest } from '../../lib/capacity/table';
import { planOf, reference, shop } from './shop';

const picture = (environment: Environment) => capacityPicture(planOf(environment));
const many = (count: number): Partial<Topic>[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `topic-${String(index).padStart(2, '0')}`,
    retention: `${BigInt(1 + (index % 9))}d`,
    load: { ...reference, messagesPerSecond: 300 - index },
  }));

/** The elements of a picture; fails on what is not well-formed. */
function elements(svg: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: string[] = [];
  let [style, rest] = [false, svg.trimEnd()];
  while (rest !== '') {
    const tag = /^<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<]*")*)(\/?)>/.exec(rest);
    if (tag) {
      const [whole, closes, name, attributes, empty] = tag as unknown as [
        string,
        string,
        string,
        string,
        string,
      ];
      if (closes) expect(open.pop()).toBe(name);
      else {
        found.push({ name, attributes: attributesOf(attributes), text: '' });
        if (!empty) open.push(name);
      }
      style = !closes && name === 'style';
      rest = rest.slice(whole.length);
    } else {
      const text = /^[^<]+/.exec(rest)?.[0];
      if (text === undefined) throw new Error(`no tag: ${rest.slice(0, 60)}`);
      if (!style) expect(text.replace(/&#\d+;/g, '')).not.toMatch(/[&>]/);
      const last = found.at(-1);
      if (last) last.text += text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
      rest = rest.slice(text.length);
    }
  }
  expect(open).toEqual([]);
  return found.map((it) => ({ ...it, text: it.text.trim() }));
}

function attributesOf(text: string): Record<string, string> {
  const all = [...text.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  expect(new Set(all.map(([name]) => name)).size).toBe(all.length);
  return Object.fromEntries(all);
}

/** The heights of the areas at the right edge, in pixels, from the bottom up, and the pixels of the volume. */
function heights(svg: string) {
  const all = elements(svg);
  const areas = all.filter(({ attributes }) => attributes['data-topic'] !== undefined);
  const bottom = Math.max(
    ...areas.flatMap(({ attributes }) => points(attributes.d as string)).map(([, y]) => y),
  );
  const volume = all.find(({ attributes }) => attributes.class === 'limit')?.attributes.d as string;
  return {
    areas: areas.map(({ attributes }) => {
      const right = Math.max(...points(attributes.d as string).map(([x]) => x));
      const [top, low] = points(attributes.d as string)
        .filter(([x]) => x === right)
        .map(([, y]) => y) as [number, number];
      return { topic: attributes['data-topic'], height: low - top };
    }),
    volume: bottom - Number(/,([\d.]+)/.exec(volume)?.[1]),
  };
}

function points(d: string): [number, number][] {
  return [...d.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

test.each<[string, Environment]>([
  ['prod', environments[2] as Environment],
  ['40 topics', shop(many(40))],
])('of %s: the areas end as high as the table says, against the volume', (_, environment) => {
  const plan = planOf(environment);
  const { areas, volume } = heights(capacityPicture(plan));
  const pixelsOf = (bytes: bigint) => (volume * Number(bytes)) / Number(plan.volumeBytes);
  for (const { topic, height } of areas) {
    const known = plan.topics.find(({ name }) => name === topic);
    if (known) expect(height).toBeCloseTo(pixelsOf(diskOnFullest(known, plan.brokers) as bigint), 0);
  }
  expect(areas.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(
    pixelsOf(plan.steadyBytes.atMost),
    0,
  );
});

test('small topics are one area, unless it is a single one', () => {
  const labels = (count: number) => areasOf(planOf(shop(many(count)))).areas.map(({ label }) => label);
  expect(labels(40)).toHaveLength(ownAreas + 1);
  expect(labels(40).at(-1)).toBe('33 others');
  expect(labels(ownAreas + 1)).toHaveLength(ownAreas + 1);
  expect(labels(ownAreas + 1).join()).not.toContain('others');
});

test('it says the same to those who do not see it, and names its volume and assumptions', () => {
  const all = elements(picture(environments[2] as Environment));
  const [svg] = all as [(typeof all)[number]];
  const byId = (id: string) => all.find(({ attributes }) => attributes.id === id)?.text;
  const [title, description] = (svg.attributes['aria-labelledby'] as string).split(' ').map(byId);
  expect(svg.attributes.role).toBe('img');
  expect(title).toBe('prod: disk of the fullest broker, by topic');
  expect(description).toContain('334.3 GB when every topic is steady, after 97 days');
  expect(description).toContain('from the bottom up: student-events 270.8 GB, agent-responses 32.7 GB');
  const text = all.map((it) => it.text).join('\n');
  expect(text).toContain('the volume: 450Gi = 483.2 GB');
  expect(text).toContain('may be used: 338.2 GB, 30 % stay free');
  expect(text).toContain('days since the first message');
  expect(text).toContain('Loads: assumptions, not measured. 1,000 messages/s in all');
});

test('a topic for ever is drawn until the volume is full', () => {
  const svg = picture(
    shop([
      { name: 'ledger', retention: 'forever', load: reference },
      { name: 'other', load: reference },
      { name: 'silent' },
    ]),
  );
  const text = elements(svg)
    .map((it) => it.text)
    .join('\n');
  expect(text).toMatch(/The volume is full after \d+ days, since these are kept for ever: ledger\./);
  expect(text).toContain('Without a load, and so not in the picture: silent.');
});

test('no topic with a load is a picture too', () => {
  expect(elements(picture(shop([{}]))).map(({ text }) => text)).toContain(
    'No topic declares a load: nothing is known.',
  );
});

test('it follows the reader into the dark and onto paper, and needs nothing from elsewhere', () => {
  const svg = picture(shop(many(3)));
  expect(svg).toContain('@media (prefers-color-scheme: dark)');
  expect(svg).toContain('@media print');
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|<image|@import/);
});

test.each(environments.map((environment) => [environment.name, environment] as const))(
  'docs/capacity/%s.svg is what its source says (else: npm run capacity)',
  (name, environment) => {
    const file = path.join(__dirname, '..', '..', 'docs', 'capacity', `${name}.svg`);
    expect(readFileSync(file, 'utf8')).toBe(picture(environment));
  },
);

test('labels keep their order and their distance, within the picture', () => {
  expect(apart([100, 99, 98], 20, 0, 200)).toEqual([100, 80, 60]);
  expect(apart([195, 10, 5], 20, 0, 190)).toEqual([190, 20, 0]);
});

test('lines break between words, and ticks are round', () => {
  expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
  expect(ticks(105, 6)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ticks(0.9, 5)).toEqual([0, 0.2, 0.4, 0.6000000000000001, 0.8]);
});
