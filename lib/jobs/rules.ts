import type { DeclaredEnvironment } from '../environment/declared';
import type { Found, Rule } from '../rules/rule';
import { tableLine } from '../topics/table';
import { userLine } from '../users/table';
import { chunkBytes, lineBytes } from './chunks';

const tableLineTooLong: Rule = {
  id: 'table-line-too-long',
  severity: 'error',
  summary: 'what a Job is told about one topic or user fits into a ConfigMap',
  find: (environment) => [...topicsTooLong(environment), ...usersTooLong(environment)],
};

/** What is wrong with the tables that Jobs are given. */
export const jobRules: readonly Rule[] = [tableLineTooLong];

function topicsTooLong({ topics }: DeclaredEnvironment): Found[] {
  return topics
    .filter((topic) => lineBytes(tableLine(topic)) > chunkBytes)
    .map((topic) => ({
      topic: topic.name,
      field: 'configs',
      value: topic.configs,
      ...tooLong(tableLine(topic)),
      remedy: 'write shorter values',
    }));
}

function usersTooLong({ security }: DeclaredEnvironment): Found[] {
  return (security?.users ?? [])
    .filter((user) => lineBytes(userLine(user)) > chunkBytes)
    .map((user) => ({
      field: `security.users.${user.name}`,
      value: user.name,
      ...tooLong(userLine(user)),
      remedy: 'write prefixes in the place of names, or make it two users',
    }));
}

function tooLong(line: string) {
  return {
    problem: `takes ${lineBytes(line)} bytes in the Job's table, of which a ConfigMap that kubectl can apply holds ${chunkBytes}`,
  };
}
