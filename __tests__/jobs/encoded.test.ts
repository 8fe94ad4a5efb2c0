import fc from 'fast-check';
import { encoded } from '../../lib/jobs/encoded';
import { anyCharacter } from '../any-character';

test('only what could be taken for a separator is encoded', () => {
  expect(encoded(' x y%z\t')).toBe('%20x%20y%25z%09');
  expect(encoded(`="',[$(id)]ü→`)).toBe(`="',[$(id)]ü→`);
});

test('whatever a value holds, it is one field of one line and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (value) => {
      expect(encoded(value)).not.toMatch(/[ \n\r\t]/);
      const decoded = encoded(value).replace(/%([0-9A-F]{2})/g, (_, hex) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      expect(decoded).toBe(value);
    }),
  );
});
