/** A fraction as Java's `Double.toString` writes it: `0.5`, `1.0`, `1.0E-4`. */
export function javaDouble(number: number): string {
  const size = Math.abs(number);
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    return Number.isInteger(number) ? `${number}.0` : String(number);
  }
  const [digits, exponent] = number.toExponential().split('e') as [string, string];
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
