/**
 * The first line of every file that synthesis writes into an environment's folder. A file is synthesis' own, to
 * be replaced or removed, when this is its first line and names the folder that the file is in; it never
 * changes, since files of any age are known by it.
 */
export function headerOf(environment: string): string {
  return `# The environment "${environment}", synthesized: change its source, not this file.`;
}

/** Whether a file's text is what synthesis wrote for an environment, changed by hand or not. */
export function isSynthesized(text: string, environment: string): boolean {
  return text.slice(0, 200).split(/\r?\n/, 1)[0] === headerOf(environment);
}
