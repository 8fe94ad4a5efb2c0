import { versions } from '../../jobs/script/bash';
import { judge } from './bash';

describe.each(versions)('what Kafka %s said when it failed', (version) => {
  test.each([
    ['no-authorizer', 'No Authorizer is configured on the broker', 'final'],
    ['no-authorizer-add', expect.stringMatching(/^No Authorizer is configured/), 'final'],
    // Somebody else was faster: what is read next is as declared.
    ['no-credential', 'Attempt to delete a user credential that does not exist', 'transient'],
    ['invalid-operation', expect.stringMatching(/^ResourceType GROUP only supports operations /), 'final'],
  ])('%s', (failure, words, kind) => {
    expect(judge(version, failure)).toEqual([words, kind]);
  });
});
