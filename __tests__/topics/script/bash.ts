import { topicScript } from '../../../lib/topics/kafka-topics';
import { scriptUnderTest } from '../../jobs/script/bash';

/** The fixtures are recorded by e2e/reconciler/record-fixtures.sh. */
export const { script, bash, bashLines, fixturePath, judge } = scriptUnderTest(topicScript, __dirname);
