import { versions } from '../../jobs/script/bash';
import { judge } from './bash';

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
    [
      'silence',
      expect.stringMatching(/^Timed out waiting for a node assignment. Call: list(Topics|Nodes)$/),
      'silence',
    ],
  ])('%s', (failure, words, kind) => {
    expect(judge(version, failure)).toEqual([words, kind]);
  });
});
