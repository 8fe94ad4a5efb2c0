import { userScript } from '../../../lib/users/kafka-users';
import { scriptUnderTest } from '../../jobs/script/bash';

/** The fixtures are recorded by e2e/users/record-fixtures.sh. */
export const { bash, bashLines, fixturePath, judge } = scriptUnderTest(userScript, __dirname);
