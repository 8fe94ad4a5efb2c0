/**
 * Whether a `.helmignore` keeps a file out of the chart's archive: patterns of a name (`*.bak`), which
 * match a file or a folder at any depth, and of a folder (`ci/`).
 *
 * @throws Error for patterns that a chart's skeleton does not have: negated ones, paths, sets of characters
 */
export function helmIgnored(text: string): (file: string) => boolean {
  const patterns = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const strange = patterns.find((it) => /[![\]\\]|\/.|\*\*/.test(it));
  if (strange) {
    throw new Error(`.helmignore: only patterns such as *.bak and ci/ are understood; rewrite ${strange}`);
  }
  const matchers = patterns.map((it) => ({ onlyFolders: it.endsWith('/'), name: nameMatcher(it) }));
  return (file) => {
    const parts = file.split('/');
    return parts.some((part, index) =>
      matchers.some(({ onlyFolders, name }) => name.test(part) && (!onlyFolders || index < parts.length - 1)),
    );
  };
}

function nameMatcher(pattern: string): RegExp {
  const literal = pattern.replace(/\/$/, '').replace(/[.+^${}()|]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
