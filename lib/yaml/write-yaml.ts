import {
  type CreateNodeOptions,
  type DocumentOptions,
  type Pair,
  type ScalarTag,
  type SchemaOptions,
  stringify,
  type Tags,
  type ToStringOptions,
} from 'yaml';
import { stringifyString } from 'yaml/util';
import { lostByTools, whyLost } from './lost-by-tools';
import { isTextToAllReaders } from './plain-text';

/** What does not show what it is, but for the ends of lines: control and format characters, spaces other than the usual. */
const invisible = /[^\P{C}\n\t]|[^\P{Z} ]/gu;

/**
 * A value as YAML that all readers read alike: `yes`, `0644`, `0o17` and `1e3` have quotes when they are texts, and
 * what a review could not see is escaped.
 *
 * @param sortMapEntries the order of a map's entries; by default that of the alphabet
 * @throws Error for a text with what YAML or its tools cannot hold
 */
export function writeYaml(value: unknown, sortMapEntries: MapOrder = true): string {
  return stringify(value, { ...options, sortMapEntries });
}

type MapOrder = true | ((one: Pair, other: Pair) => number);

const text: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value === 'string',
  resolve: (source) => source,
  stringify: (item, context, onComment, onChompKeep) => {
    const value = item.value as string;
    return needsEscapes(value) || !isTextToAllReaders(value)
      ? doubleQuoted(value)
      : stringifyString(item, { actualString: true, ...context }, onComment, onChompKeep);
  },
};

const options: DocumentOptions & SchemaOptions & CreateNodeOptions & ToStringOptions = {
  version: '1.1',
  lineWidth: 0,
  aliasDuplicateObjects: false,
  customTags: (tags): Tags =>
    // Without the tag of merging, by which the key `<<` is an instruction.
    tags.filter((tag) => tagOf(tag) !== merging).map((tag) => (tagOf(tag) === text.tag ? text : tag)),
};

const merging = 'tag:yaml.org,2002:merge';

function tagOf(tag: Tags[number]): string {
  return typeof tag === 'string' ? tag : tag.tag;
}

/** Lines as a block, where the space that they begin with is not that of the block: readers disagree about it. */
function needsEscapes(value: string): boolean {
  return value.search(invisible) >= 0 || /^\s*\n|^[ \t].*\n|\n[ \t]+(\n|$)/.test(value);
}

function doubleQuoted(value: string): string {
  const lost = lostByTools(value);
  if (lost !== undefined)
    throw new Error(`${JSON.stringify(value)} has ${lost}, which ${whyLost}: leave it out`);
  return JSON.stringify(value).replace(invisible, escaped);
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) as number).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}
