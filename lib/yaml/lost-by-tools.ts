/**
 * Characters that YAML can write with an escape, and that are lost all the same: `sigs.k8s.io/yaml`, by which Flux and
 * Helm's `toYaml` write, puts them into its own text as they are, and then makes a space of U+0085 and fails at the others.
 * Halves of surrogate pairs have no escape either.
 */
const lost = /[\u007f-\u009f\ufffe\uffff]|\p{Cs}/u;

/** The end of a sentence that says why such a character is refused. */
export const whyLost = 'Flux, Helm and kubectl cannot carry';

/** The first character of a text that does not reach the cluster by every tool, such as `U+0085`. */
export function lostByTools(text: string): string | undefined {
  const code = lost.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
