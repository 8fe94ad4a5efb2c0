import fc from 'fast-check';
import { hasCredentials, redacted, redactedValue } from '../lib/credentials';

test.each([
  ['https://bob:secret@charts.example.com/stable', 'https://***@charts.example.com/stable'],
  ['https://token@charts.example.com/stable', 'https://***@charts.example.com/stable'],
  ['https://charts.example.com/stable?token=secret', 'https://charts.example.com/stable?***'],
  ['https://charts.example.com/stable#secret', 'https://charts.example.com/stable#***'],
  ['oci://bob:secret@registry.example.com:5000/kafka', 'oci://***@registry.example.com:5000/kafka'],
  ['https://bob:sec/ret@charts.example.com', 'https://***@charts.example.com'],
  ['https://bob:sec?ret@charts.example.com', 'https://***@charts.example.com'],
  ['https://bob:12/34@charts.example.com', 'https://***@charts.example.com'],
  ['https://bob:s@cret@charts.example.com', 'https://***@charts.example.com'],
  ['HTTPS://bob:secret@charts.example.com', 'HTTPS://***@charts.example.com'],
  ['ssh://git:secret@git.example.com/kafka.git', 'ssh://***@git.example.com/kafka.git'],
])('%s has credentials, and is printed as %s', (address, printed) => {
  expect(hasCredentials(address)).toBe(true);
  expect(redactedValue(address)).toBe(printed);
});

test.each([
  'oci://registry.example.com:5000/charts/kafka',
  'https://charts.example.com/stable',
  'http://[::1]:8080/stable',
  'ssh://git@git.example.com/kafka.git',
  'bitnami/kafka:20.0.0',
  './vendor/kafka@2',
  'User:CN=kafka@EXAMPLE',
])('%s has none, and is printed as it is', (address) => {
  expect(hasCredentials(address)).toBe(false);
  expect(redactedValue(address)).toBe(address);
});

test('what other programs say is printed without the credentials in it', () => {
  expect(
    redacted('Error: Get "https://bob:secret@a.example/index.yaml?sig=secret": dial tcp: no such host'),
  ).toBe('Error: Get "https://***@a.example/index.yaml?***": dial tcp: no such host');
});

test('no secret is left, whatever is in it and wherever the address is', () => {
  const secret = fc.stringMatching(/^SECRET[!-~]{0,12}$/);
  fc.assert(
    fc.property(secret, fc.constantFrom('https', 'http', 'oci', 'ssh'), (word, scheme) => {
      const value = { charts: [{ repository: `${scheme}://bob:${word}@charts.example.com/stable` }] };
      expect(JSON.stringify(redactedValue(value))).not.toContain('SECRET');
      const query = `${scheme}://charts.example.com/stable?token=${word}`;
      expect(redactedValue(query)).toBe(`${scheme}://charts.example.com/stable?***`);
    }),
    { seed: 11, numRuns: 2000 },
  );
});

test('a value that holds itself, or refuses to be read, stays what it is', () => {
  const itself: Record<string, unknown> = {};
  itself.again = itself;
  const closed = Object.defineProperty({}, 'no', {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });
  expect(redactedValue(itself)).toEqual({ again: itself });
  expect(redactedValue(closed)).toBe(closed);
});
