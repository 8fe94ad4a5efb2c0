/** All texts of at most this many characters out of an alphabet. */
export function shortTexts(alphabet: string, longest: number): string[] {
  const all = [''];
  let last = all;
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((text) => [...alphabet].map((character) => text + character));
    for (const text of last) all.push(text);
  }
  return all;
}

/** Whether a text can stand behind `key: ` without quotes; what it means then is another question. */
export function canBePlain(text: string): boolean {
  return /^([^\s,[\]{}#&*!|>'"%@`?:-]|[?:-](?=\S))/.test(text) && !/:( |$)| #|\s$|[\n\t]/.test(text);
}
