import { existsSync } from 'node:fs';
import { topicScript } from '../../../lib/topics/kafka-topics';
import { scriptUnderTest, versions } from '../../jobs/script/bash';

/** The fixtures are recorded by e2e/reconciler/record-fixtures.sh. */
export const { script, bash, bashLines, fixturePath, judge } = scriptUnderTest(topicScript, __dirname);

/** The versions of which the reader's answer was recorded. */
export const answered = versions.filter((version) => existsSync(fixturePath(version, 'answer.txt')));
