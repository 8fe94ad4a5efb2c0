import { isServiceName } from '../kubernetes/names';

/** The longest release name Helm accepts. */
const releaseNameLength = 53;

/** What to write where a release name is expected. */
export const releaseNameRemedy = `at most ${releaseNameLength} lower-case letters, digits and '-', a letter first, such as 'kafka-prod'`;

/** Whether a text can be a release name: Helm's rule, and a letter first, since Services are named after it. */
export function isReleaseName(text: string): boolean {
  return text.length <= releaseNameLength && isServiceName(text);
}

/**
 * The longest full name. The longest thing built on it is the label `controller-revision-hash` of
 * `<full name>-controller`'s pods, which adds 11 characters for the hash: 41 + 11 + 11 = 63.
 */
export const fullNameLength = 41;

/** The longest full name where there are CronJobs, whose names have at most 52 characters: `<full name>-topics-drift`. */
export const fullNameLengthWithCronJobs = 39;

/**
 * The name that everything of a release starts with, by the usual rule of Helm charts: the release's
 * name when it says what it is, else the release's name and the chart's.
 */
export function fullName(releaseName: string): string {
  return releaseName.includes('kafka') ? releaseName : `${releaseName}-kafka`;
}
