# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# What the cluster answers about its topics: two reads, whatever the number of topics.

declare -A actual_partitions=() actual_replication=() actual_moving=()
declare -A actual_keys=()   # topic → its config keys
declare -A actual_config=() # "topic key" → value, encoded as in the table

read_topics() { kafka_tool topics --describe; }
read_configs() { kafka_tool configs --describe --entity-type topics; }

load_answers() {
  load_described_topics
  load_described_configs
}

load_described_topics() {
  local name partitions replication moving
  actual_partitions=() actual_replication=() actual_moving=()
  while IFS=' ' read -r name partitions replication moving; do
    actual_partitions[$name]=$partitions
    actual_replication[$name]=$replication
    actual_moving[$name]=$moving
  done < <(topics_in "$work/read-topics")
}

load_described_configs() {
  local name key value
  actual_keys=() actual_config=()
  while IFS=' ' read -r name key value; do
    actual_keys[$name]+="$key "
    actual_config["$name $key"]=$value
  done < <(configs_in "$work/read-configs")
}

# The output of kafka-topics.sh --describe → a line "name partitions replication-factor [moving]" for every topic.
# Replicas that a reassignment is still adding do not count, as in Kafka's own ReplicationFactor. Partitions that differ
# in their number of replicas give "1-3", which is never what is declared.
topics_in() { # file
  awk -F '\t' '
    function value(field) { return substr(field, index(field, ": ") + 2) }
    function flush() {
      if (name != "") print name, partitions, (low == high ? replication : low "-" high), moving
    }
    /^Topic: / {
      flush()
      name = value($1); low = high = 0; moving = ""
      for (i = 2; i <= NF; i++) {
        if ($i ~ /^PartitionCount: /) partitions = value($i)
        if ($i ~ /^ReplicationFactor: /) replication = value($i)
      }
    }
    /^\tTopic: / {
      replicas = 0
      for (i = 3; i <= NF; i++) {
        if ($i ~ /^Replicas: /) replicas += split(value($i), ids, ",")
        if ($i ~ /^Adding Replicas: /) { replicas -= split(value($i), ids, ","); moving = "moving" }
      }
      if (!low || replicas < low) low = replicas
      if (replicas > high) high = replicas
    }
    END { flush() }' "$1"
}

# The output of kafka-configs.sh --describe → a line "name key value" for every config set on a topic.
configs_in() { # file
  awk '
    /^Dynamic configs for topic .* are:$/ { name = $5 }
    /^  [a-zA-Z0-9._-]+=.* sensitive=(true|false) synonyms=\{/ {
      key = substr($0, 3, index($0, "=") - 3)
      value = substr($0, index($0, "=") + 1)
      value = substr(value, 1, match(value, / sensitive=(true|false) synonyms=\{/) - 1)
      gsub(/%/, "%25", value); gsub(/ /, "%20", value); gsub(/\t/, "%09", value)
      print name, key, value
    }' "$1"
}
