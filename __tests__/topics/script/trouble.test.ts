import { versions } from '../../jobs/script/bash';
import { bashLines, fixturePath } from './bash';

function judge(version: string, failure: string): [string, string] {
  const [words = '', kind = ''] = bashLines(
    `said=$(<"$1"); words_of "$said"; echo "$words"
     if is_authentication "$said"; then echo authentication
     elif is_authorization "$said"; then echo authorization
     elif is_silence "$words"; then echo silence
     elif is_transient "$words"; then echo transient
     else echo final; fi`,
    [fixturePath(version, `failure-${failure}.txt`)],
  );
  return [words, kind];
}

describe.each(versions)('what Kafka %s said when it failed', (version) => {
  const zooKeeper = version.startsWith('3.');
  test.each([
    ['exists', "Topic 'plain' already exists.", 'final'],
    [
      'too-few-brokers',
      zooKeeper
        ? 'Replication factor: 4 larger than available brokers: 3.'
        : expect.stringMatching(
            /^Unable to replicate the partition 4 time\(s\): .* because only 3 broker\(s\) are registered/,
          ),
      'transient',
    ],
    ['unknown-config', 'Unknown topic config name: nonsense', 'final'],
    [
      'collision',
      expect.stringMatching(/^Topic '-dash_and\.dots' collides with existing topics?: -dash\.and_dots$/),
      'final',
    ],
    ['fewer-partitions', expect.stringMatching(/^T.* currently has 2 partition/), 'final'],
    ['missing-topic', expect.stringMatching(/^Topic '.*missing.*' does not exist as expected$/), 'transient'],
    [
      'invalid-value',
      expect.stringMatching(/Invalid value nonsense for configuration compression\.type: /),
      'final',
    ],
    [
      'missing-topic-configs',
      zooKeeper ? 'UnknownTopicOrPartitionException' : "The topic 'missing' does not exist.",
      'transient',
    ],
    ['unresolvable', 'No resolvable bootstrap urls given in bootstrap.servers', 'transient'],
    ['authentication', 'Authentication failed: Invalid username or password', 'authentication'],
    [
      'other-protocol',
      'Unexpected handshake request with client mechanism PLAIN, enabled mechanisms are []',
      'authentication',
    ],
    ['silence', 'Timed out waiting for a node assignment. Call: listTopics', 'silence'],
  ])('%s', (failure, words, kind) => {
    expect(judge(version, failure)).toEqual([words, kind]);
  });
});
