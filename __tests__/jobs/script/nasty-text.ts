import fc from 'fast-check';
import { anyCharacter } from '../../any-character';

/** What shells, tools, their output, their input and bash's own arrays could take for something of theirs. */
const pieces = [
  ...[...` !"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`],
  ...[
    '%20',
    '%41',
    '%2',
    '%%',
    '\\x41',
    '\\u0041',
    '\\',
    '\\\\',
    '\\n',
    '$\x7bHOME}',
    '$x',
    '!!',
    '~root',
    '{a,b}',
  ],
  ...[
    '--',
    '--delete',
    '--help',
    '-h',
    '--topic=x',
    '--force',
    '@',
    '@file',
    '*',
    '[*]',
    '[@]',
    '[$(id)]',
    '..',
  ],
  ...[
    'User:',
    'User:*',
    'SCRAM-SHA-512=',
    'password=',
    'iterations=1',
    'allow:READ:topic:literal:x',
    'quota:',
  ],
  ...[
    "' are ",
    ', host=*, operation=',
    ', permissionType=ALLOW)',
    ', patternType=LITERAL)`:',
    'end 1',
    'acl ',
  ],
  ...['Current ACLs for resource `ResourcePattern(resourceType=TOPIC, name=', '(principal=User:', 'other '],
  ...[
    'CN=',
    ',O=',
    '\\, ',
    'spiffe://a/b',
    '1.2.840.113549.1.9.1=#1603',
    'null',
    'true',
    '0',
    '1e5',
    'é',
    '€',
    '𝄞',
  ],
];

/**
 * Texts out of pieces that somebody could misread, of ordinary letters and of all of Unicode.
 *
 * @param canary a file that is made when a text is run
 */
export function nastyText(canary: string): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 4, arbitrary: fc.constantFrom(...'abcxyz019') },
    { weight: 1, arbitrary: anyCharacter },
    {
      weight: 1,
      arbitrary: fc.constantFrom(`$(touch ${canary})`, `\`touch ${canary}\``, `;touch ${canary};`),
    },
  );
  return fc.oneof(
    { weight: 15, arbitrary: fc.array(piece, { maxLength: 8 }).map((all) => all.join('')) },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 300 }).map((length) => 'n'.repeat(length)) },
    { weight: 1, arbitrary: piece.map((text) => text.repeat(40)) },
  );
}
