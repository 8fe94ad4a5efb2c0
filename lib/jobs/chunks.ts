/**
 * The most bytes of a table in one ConfigMap. A ConfigMap may hold 1 MiB, but `kubectl apply` copies
 * the whole object, as JSON, into an annotation, and annotations may hold 256 KiB.
 */
export const chunkBytes = 180 * 1024;

/** The bytes that a line takes in a ConfigMap, as JSON. */
export function lineBytes(line: string): number {
  return Buffer.byteLength(JSON.stringify(`${line}\n`)) - 2;
}

/** The lines in texts of at most `limit` bytes, counted as they are in JSON. A line is never cut. */
export function chunks(lines: readonly string[], limit = chunkBytes): string[] {
  const texts: string[] = [];
  let text = '';
  let size = 0;
  for (const line of lines) {
    const bytes = lineBytes(line);
    if (text !== '' && size + bytes > limit) {
      texts.push(text);
      text = '';
      size = 0;
    }
    text += `${line}\n`;
    size += bytes;
  }
  return [...texts, text];
}
