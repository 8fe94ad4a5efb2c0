/** Where each label goes so that none lies on another: as near as can be to where it belongs, in the same order. */
export function apart(wanted: readonly number[], distance: number, top: number, bottom: number): number[] {
  const placed: number[] = [];
  // From the bottom up, each at least a line above the one before; then down again from the top where they ran out of it.
  for (const y of wanted)
    placed.push(Math.min(y, bottom, (placed.at(-1) ?? Number.POSITIVE_INFINITY) - distance));
  for (let index = placed.length - 1, limit = top; index >= 0; index -= 1, limit += distance) {
    placed[index] = Math.max(placed[index] as number, limit);
  }
  return placed;
}

/** Text in lines of at most so many characters, broken between words. */
export function wrapped(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [...lines.slice(-1), word].join(' ');
    if (lines.length === 0 || longer.length > characters) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** A text cut to so many characters. */
export function cut(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, characters - 1)}…` : text;
}
