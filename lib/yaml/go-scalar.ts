/** What a plain scalar, one without quotes, can be to Go's reader. */
export type GoScalar = string | number | bigint | boolean | null;

const words = new Map<string, GoScalar>([
  ...named(true, 'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'),
  ...named(false, 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'),
  ...named(null, '', '~', 'null', 'Null', 'NULL'),
  ...named(Number.NaN, '.nan', '.NaN', '.NAN'),
  ...named(Number.POSITIVE_INFINITY, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'),
  ...named(Number.NEGATIVE_INFINITY, '-.inf', '-.Inf', '-.INF'),
]);

const largest = { signed: 2n ** 63n, unsigned: 2n ** 64n };
const decimal = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
/** Underscores stand between digits here, and anywhere behind a digit or a sign. */
const fraction = /^\.\d+(_\d+)*([eE][-+]?\d+(_\d+)*)?$/;
const integer = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
/** Not meant by anybody, but read: the sign behind the base. */
const signedBinary = /^0b([-+])([01]+)$/;

/**
 * The value that `sigs.k8s.io/yaml`, by which kubectl, Argo CD, Flux and Helm read manifests, takes a plain
 * scalar for: the rules of `resolve.go` in `go.yaml.in/yaml/v2`. They are neither YAML 1.1 nor 1.2: `yes` and
 * `0644` are read by the former, `0o17` by the latter, dates and `1:30` as texts by neither.
 */
export function goScalar(text: string): GoScalar {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (fraction.test(text)) return finite(text.replaceAll('_', ''), text);
  if (!/^[-+\d]/.test(text)) return text;
  // Underscores are left out wherever they stand.
  const plain = text.replaceAll('_', '');
  const whole = integer.exec(plain.replace(signedBinary, '$10b$2'));
  if (whole) {
    const value = bigintOf(whole[2] as string) * (whole[1] === '-' ? -1n : 1n);
    const inRange =
      (value >= -largest.signed && value < largest.signed) || (!whole[1] && value < largest.unsigned);
    if (inRange) return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  return decimal.test(plain) ? finite(plain, text) : text;
}

function named(value: GoScalar, ...texts: string[]): [string, GoScalar][] {
  return texts.map((text) => [text, value]);
}

/** Out of the range of floating point, a number is a text. */
function finite(digits: string, text = digits): number | string {
  const value = Number(digits);
  return Number.isFinite(value) ? value : text;
}

/** As Go reads an integer whose base is in its prefix; a leading 0 alone is that of octal numbers. */
function bigintOf(digits: string): bigint {
  return BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
}
