import path from 'node:path';
import { canBePlain, shortTexts } from './short-texts';

/** Where Go's answers stand that fast tests compare with; `npm run e2e:yaml -- --record` writes them. */
export const recordedFile = path.join(__dirname, '..', '..', '__tests__', 'yaml', 'read-by-go.json');

/** Go's answers for texts without quotes: those alone that are no texts to it, and those that it cannot read. */
export type Recorded = Readonly<Record<string, unknown>>;

/** What stands for a value that has no JSON, such as infinity. */
export const unreadable = { unreadable: true };

const longer = [
  ...['3240286e-210077', '12345e67', '1e400', '1e-400', '0x1F', '0X1f', '-0x1F', '0b101', '0b-101', '-0b101'],
  ...[
    '0o17',
    '-0o17',
    '0O17',
    '0644',
    '0_644',
    '-_1',
    '1_000',
    '1_000.5',
    '1:30',
    '-1:30:00',
    '190:20:30.15',
  ],
  ...[
    '2024-01-01',
    '2024-1-1',
    '2024-01-01T10:00:00Z',
    '2024-01-01 10:00:00',
    '1.10',
    '1.0.0',
    '1e+06',
    '.5e3',
  ],
  ...[
    '.1_0',
    '._1',
    '+.inf',
    '-.INF',
    '.NaN',
    '.nan',
    '+.nan',
    '.iNf',
    'TRUE',
    'True',
    'tRue',
    'NULL',
    'nUll',
  ],
  ...[
    '9007199254740991',
    '9007199254740993',
    '9223372036854775807',
    '-9223372036854775808',
    '-9223372036854775809',
  ],
  ...['18446744073709551615', '18446744073709551616', '0777777777777777777777777', '0x10000000000000000'],
  ...[
    '500m',
    '1Gi',
    '3.9.2',
    '64a5069d93',
    '102578ee69',
    '1234567e89',
    '720h0m0s',
    '00',
    '08',
    '09.5',
    '1.',
    '-1.',
  ],
];

/** The texts whose answers are recorded. */
export function recordedTexts(): string[] {
  const short = shortTexts('0178_.+-eExXobnNyYfFaItT~:<=/', 3);
  return [...new Set([...short, ...longer])].filter((text) => text === '' || canBePlain(text));
}
