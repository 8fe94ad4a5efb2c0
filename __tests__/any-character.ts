import fc from 'fast-check';

/**
 * Any character of Unicode, as a unit of `fc.string`. As fast-check's own `unit: 'binary'`, but for a table of
 * all characters, which takes it a second to make.
 */
export const anyCharacter = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7f }),
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((code) => String.fromCodePoint(code));
