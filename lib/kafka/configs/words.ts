import { nearest } from '../../environment/nearest';

/** Whether a text is one of the words, or names a release that is. */
export function isOneOf(words: readonly string[], text: string, caseless = false): boolean {
  return words.some(
    (word) =>
      word === text || (caseless && word.toLowerCase() === text.toLowerCase()) || isReleaseOf(word, text),
  );
}

/** What to write in place of a text that is none of the words. */
export function chosenFrom(words: readonly string[], text: string): string {
  const near = nearest(text, words);
  const quoted = words.map((word) => `'${word}'`);
  const choice =
    quoted.length > 12 ? `one of ${quoted.slice(-6).join(', ')}, …` : `one of ${quoted.join(', ')}`;
  return near && text !== '' ? `did you mean '${near}'? It is ${choice}` : `write ${choice}`;
}

/** Whether a text names a release by less than all of it, as `message.format.version` allows: `2.8` for `2.8-IV1`. */
function isReleaseOf(word: string, text: string): boolean {
  if (!/^\d+\.\d+(\.\d+)*$/.test(text)) return false;
  const release = text.split('.').slice(0, text.startsWith('0.') ? 3 : 2);
  return word === release.join('.') || word.startsWith(`${release.join('.')}-`);
}
