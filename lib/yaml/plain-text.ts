/** The words that some reader takes for a truth value, nothing, a number that is none, or an instruction. */
const word = /^([yn]|yes|no|on|off|true|false|null|~|[-+]?\.(inf|nan)|<<|=|[-+.]|)$/i;

/** Decimal numbers, those with underscores and exponents, base 60 (`1:30`), dates. */
const decimal = /^[-+]?[\d._][\d._,:eE+-]*$/;

/** Whatever names its base: `0x1f`, `0o17`, `0b1`. */
const withBase = /^[-+]?0_*[xob]/i;

/** A date, with or without a time of day. */
const date = /^\d{4}-\d\d?-\d\d?([t ]|$)/i;

/** Three numbers are a version to everybody. */
const version = /^\d+\.\d+\.\d+$/;

/**
 * Whether a text without quotes is a text to every reader of YAML, old and new. Readers disagree about what is a
 * number, so more is denied than any one of them takes for something else.
 */
export function isTextToAllReaders(text: string): boolean {
  if (version.test(text)) return true;
  return ![word, decimal, withBase, date].some((it) => it.test(text));
}
