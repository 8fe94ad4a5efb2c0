import { bashLines } from './bash';

/** The verdict on a declared line, given what is actual: "partitions replication-factor", then "key value" each. */
function compare(declared: string, actual?: string, configs: readonly string[] = []): string {
  const [line] = bashLines(
    `declared=$1 actual=$2; shift 2
     load_topic "$declared" line
     name=\${items[0]}
     if [[ -n $actual ]]; then
       read -r actual_partitions[$name] actual_replication[$name] actual_moving[$name] <<<"$actual"
       for config; do
         actual_keys[$name]+="\${config%% *} "
         actual_config["$name \${config%% *}"]=\${config#* }
       done
     fi
     compare_topic "$name"
     printf '%s: %s [%s] [%s]\\n' "\${verdict[$name]}" "\${difference[$name]-}" "\${set_keys[$name]-}" "\${unset_keys[$name]-}"`,
    [declared, actual ?? '', ...configs],
  );
  return line ?? '';
}

const topic = 't partitions=3 replication-factor=2';

test.each([
  ['missing', `${topic} config:a=1`, undefined, [], 'create: 3 partitions, replication factor 2, a=1 [] []'],
  ['same', `${topic} config:a=1`, '3 2', ['a 1'], 'ok:  [] []'],
  ['more partitions', topic, '2 2', [], 'change: partitions 2→3 [] []'],
  [
    'more partitions, keyed',
    `${topic} keyed`,
    '2 2',
    [],
    'change: partitions 2→3 (keys move between partitions) [] []',
  ],
  [
    'fewer partitions',
    topic,
    '4 2',
    [],
    'refuse: 4 partitions, declared 3: Kafka cannot take partitions away; nothing changed [] []',
  ],
  ['replication', topic, '3 1', [], 'refuse: replication factor is 1, declared 2; nothing changed [] []'],
  [
    'moving',
    topic,
    '3 1 moving',
    [],
    'refuse: replication factor is 1, declared 2 (a reassignment is under way); nothing changed [] []',
  ],
  [
    'unequal replicas',
    topic,
    '3 1-2',
    [],
    'refuse: replication factor is 1-2, declared 2; nothing changed [] []',
  ],
  [
    'refused, and more',
    topic,
    '3 1',
    ['a 1'],
    'refuse: replication factor is 1, declared 2; nothing changed, also differs: a 1→(broker default) [] [a ]',
  ],
  ['config differs', `${topic} config:a=1 config:b=2`, '3 2', ['a 1', 'b 20'], 'change: b 20→2 [b ] []'],
  [
    'never a prefix',
    `${topic} config:retention.ms=3600000`,
    '3 2',
    ['retention.ms 36000000'],
    'change: retention.ms 36000000→3600000 [retention.ms ] []',
  ],
  ['config not set', `${topic} config:a=1`, '3 2', [], 'change: a (broker default)→1 [a ] []'],
  ['nothing declared', `${topic} config:a=`, '3 2', ['a 1'], 'change: a 1→(empty) [a ] []'],
  ['nothing on both sides', `${topic} config:a=`, '3 2', ['a '], 'ok:  [] []'],
  [
    'config not declared',
    topic,
    '3 2',
    ['a 1', 'b 2'],
    'change: a 1→(broker default), b 2→(broker default) [] [a b ]',
  ],
  ['unmanaged', `${topic} unmanaged:a`, '3 2', ['a 1'], 'ok:  [] []'],
  [
    'throttles',
    topic,
    '3 2',
    ['leader.replication.throttled.replicas *', 'follower.replication.throttled.replicas 0:1'],
    'ok:  [] []',
  ],
  [
    'a list in another order',
    `${topic} config:cleanup.policy=compact,delete`,
    '3 2',
    ['cleanup.policy delete,compact'],
    'ok:  [] []',
  ],
  [
    'another list',
    `${topic} config:cleanup.policy=compact,delete`,
    '3 2',
    ['cleanup.policy compact'],
    'change: cleanup.policy compact→compact,delete [cleanup.policy ] []',
  ],
  [
    'order matters elsewhere',
    `${topic} config:other=a,b`,
    '3 2',
    ['other b,a'],
    'change: other b,a→a,b [other ] []',
  ],
  [
    'partitions and config',
    `${topic} config:a=1`,
    '2 2',
    [],
    'change: partitions 2→3, a (broker default)→1 [a ] []',
  ],
  ['absent and gone', 't absent', undefined, [], 'ok:  [] []'],
  ['absent and there', 't absent', '3 2', [], 'delete:  [] []'],
] as const)('%s', (_, declared, actual, configs, verdict) => {
  expect(compare(declared, actual, configs)).toBe(verdict);
});
