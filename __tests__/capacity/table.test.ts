import { environments } from '../../environments';
import type { Environment } from '../../lib';
import { runCapacity } from '../../lib';
import { bytesText, countText, rateText, retentionText, shareText, timeText } from '../../lib/capacity/human';
import { capacityTable } from '../../lib/capacity/table';
import { temporaryFolder } from '../temporary-folder';
import { planOf, reference, shop } from './shop';

test("prod's table", () => {
  expect(capacityTable(planOf(environments[2] as Environment)).join('\n')).toMatchSnapshot();
});

test('topics without a load and topics for ever are said to be so', () => {
  const lines = capacityTable(
    planOf(shop([{ name: 'silent' }, { name: 'ledger', retention: 'forever', load: reference }])),
  );
  expect(lines).toContain('no load declared, and so nothing counted: silent');
  expect(lines.find((line) => line.startsWith('ledger'))).toMatch(/for ever +3 × 3 +no end/);
  expect(lines).toContain('As far as loads are declared, the volume is full after 11 days.');
});

test('what depends on how Kafka places replicas is given for both', () => {
  const lines = capacityTable(
    planOf(shop([{ partitions: 1, load: reference }, { partitions: 4 }], { replicas: 5 })),
  );
  expect(lines.some((line) => line.includes('when replicas are spread evenly'))).toBe(false);
  const uneven = capacityTable(
    planOf(
      shop(
        Array.from({ length: 9 }, () => ({ partitions: 1, load: reference })),
        { replicas: 5 },
      ),
    ),
  );
  expect(uneven.some((line) => line.includes('when replicas are spread evenly'))).toBe(true);
});

describe('npm run capacity', () => {
  const home = process.cwd();
  let said: string[];
  beforeEach(() => {
    process.chdir(temporaryFolder());
    said = [];
    for (const stream of ['log', 'error'] as const) {
      jest.spyOn(console, stream).mockImplementation((...words: unknown[]) => {
        said.push(words.join(' '));
      });
    }
  });
  afterEach(() => {
    process.chdir(home);
    jest.restoreAllMocks();
  });
  const run = (all: readonly Environment[], ...names: string[]) =>
    runCapacity(all, { ...process, argv: ['node', 'capacity.ts', ...names], env: {} } as NodeJS.Process);

  test('prints and draws the environment that is named', () => {
    expect(run(environments, 'prod')).toBe(0);
    expect(said.at(-1)).toBe('drawn: docs/capacity/prod.svg');
    expect(said[0]).toMatch(/^prod: 3 brokers, each with 450Gi/);
  });

  test('shows what does not fit, and fails', () => {
    expect(run([shop([{ load: reference }], { storage: '10Gi' })])).toBe(1);
    expect(said.join('\n')).toMatch(
      /drawn: docs.capacity.shop\.svg\n\nrefused: 1 problem.*\n\n.*write '409Gi'/s,
    );
  });

  test('shows nothing of an environment that is wrong otherwise', () => {
    expect(run([shop([{ replicationFactor: 5, load: reference }])])).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^refused: 1 problem/)]);
  });
});

test('amounts are written as people say them', () => {
  expect([0n, 999n, 1000n, 302_400_000_000n, 999_960_000n].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '302.4 GB',
    '1.0 GB',
  ]);
  expect(rateText(1_500_000n)).toBe('1.5 MB/s');
  expect([0n, 1n, 119n, 7200n, 172_800n, 86_400n * 800n, 86_400n * 1500n].map(timeText)).toEqual([
    '0 seconds',
    '1 second',
    '119 seconds',
    '2 hours',
    '2 days',
    '800 days',
    '4 years',
  ]);
  expect([604_800_000n, 5_400_000n, 1500n].map(retentionText)).toEqual(['7d', '90m', '1500ms']);
  expect([shareText(1n, 1000n), shareText(0n, 5n), shareText(99n, 100n)]).toEqual(['<1 %', '0 %', '99 %']);
  expect([countText(1000), countText(0.88)]).toEqual(['1,000', '0.88']);
});
