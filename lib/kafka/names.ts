/** What is wrong with a name, as the end of a sentence whose subject is the field, and what to write instead. */
export interface NameProblem {
  readonly problem: string;
  readonly remedy: string;
}

/** The most characters that a name of a user, group or transactional id may have here. Kafka itself sets no limit. */
export const longestName = 1000;

/**
 * A character that nobody sees and that turns text around, ends a line or is none at all: control and
 * format characters, separators of lines, halves of a pair.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

/** The first character of a text that cannot be seen, such as `U+200B`, if there is one. */
export function unseenCharacter(text: string): string | undefined {
  const [character] = unseen.exec(text) ?? [];
  const code = character?.codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What keeps a name from going through Kafka's tools unchanged. */
function nameProblem(name: string): NameProblem | undefined {
  if (name === '') return { problem: 'is empty', remedy: 'write a name' };
  const character = unseenCharacter(name);
  if (character) {
    return { problem: `holds ${character}, which nobody sees`, remedy: 'write the name without it' };
  }
  // Of what Java's trim takes away, only the space is left.
  if (/^ | $/.test(name)) {
    const remedy = /^ +$/.test(name)
      ? 'write a name'
      : `write ${JSON.stringify(name.replace(/^ +| +$/g, ''))}`;
    return { problem: "begins or ends with a space, which Kafka's tools take away", remedy };
  }
  const { length } = [...name];
  return length > longestName
    ? { problem: `has ${length} characters`, remedy: `write at most ${longestName}` }
    : undefined;
}

/** What is wrong with the name of a user: what its clients log in as, or a certificate's distinguished name. */
export function userNameProblem(name: string): NameProblem | undefined {
  return name === '*'
    ? { problem: 'means every user to Kafka', remedy: 'write the name of one user' }
    : nameProblem(name);
}

/** What is wrong with the name of a consumer group or a transactional id; `*` means all there are. */
export function clientNameProblem(name: string): NameProblem | undefined {
  if (name === '*') return undefined;
  return nameProblem(name) ?? (name.endsWith('*') ? oneAsterisk(name) : undefined);
}

/** What is wrong with the beginning of such names. */
export function clientPrefixProblem(prefix: string): NameProblem | undefined {
  if (prefix === '*') {
    const problem = 'grants nothing: in a prefix an asterisk stands for itself';
    return { problem, remedy: "write '*' in the place of {prefix: '*'} for all there are" };
  }
  return nameProblem(prefix) ?? (prefix.endsWith('*') ? oneAsterisk(prefix) : undefined);
}

function oneAsterisk(name: string): NameProblem {
  const prefix = name.replace(/\*+$/, '');
  return {
    problem: 'grants next to nothing: behind other characters an asterisk stands for itself',
    remedy: `write {prefix: ${JSON.stringify(prefix)}} for all that begin so`,
  };
}

/** Whether a user's name is the distinguished name of a certificate, such as `CN=exporter` or `1.2.840.113549.1.9.1=#16…`. */
export function isDistinguishedName(name: string): boolean {
  return /^([A-Za-z][A-Za-z0-9-]*|\d+(\.\d+)+)=/.test(name);
}
