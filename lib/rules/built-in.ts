import type { Problem } from '../environment/problem';
import type { Finding } from './finding';
import type { RuleInfo } from './rule';

/** What is checked before any rule looks: that every field is there, is known, and holds what it may hold. */
export const wellFormed: RuleInfo = {
  id: 'well-formed',
  severity: 'error',
  summary: 'every field is a known one and holds a value that it may hold',
};

/** What is checked after every rule has looked. */
export const acknowledgements: RuleInfo = {
  id: 'acknowledgement',
  severity: 'error',
  summary: 'an acknowledgement names a rule that found something there and lets itself be acknowledged',
};

/** What is checked of the place where manifests go. */
export const outputFolder: RuleInfo = {
  id: 'output-folder',
  severity: 'error',
  summary: 'the folders that synthesis replaces hold nothing else, and are all of one synthesis',
};

/** What is checked last: everything that a synthesis does but writing. */
export const rendering: RuleInfo = {
  id: 'rendering',
  severity: 'error',
  summary: 'everything that the environment becomes can be rendered',
};

/** What findings come from besides the rules. */
export const builtIn: readonly RuleInfo[] = [wellFormed, outputFolder, acknowledgements, rendering];

/** A problem as a finding of one of these. */
export function findingOf({ id, severity }: RuleInfo, problem: Problem): Finding {
  return { ...problem, rule: id, severity };
}
