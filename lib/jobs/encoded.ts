// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is encoded
const separators = /[%\u0000-\u0020\u007f]/g;

/**
 * A value as it stands in a line of a Job's table: whatever could be taken for a separator is
 * percent-encoded, and nothing else is, so that a reviewer reads values as they are.
 */
export function encoded(value: string): string {
  return value.replace(
    separators,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
