const codes = { bold: [1, 22], dim: [2, 22], red: [31, 39], yellow: [33, 39] } as const;

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (colour: keyof typeof codes, text: string) => string;

/** Colours for a terminal, and none for anything else or where `NO_COLOR` is set. */
export function paintFor(
  { isTTY }: { readonly isTTY?: boolean },
  { NO_COLOR }: Readonly<Record<string, string | undefined>>,
): Paint {
  return isTTY && !NO_COLOR
    ? (colour, text) => `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m`
    : (_, text) => text;
}
