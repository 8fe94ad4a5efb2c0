#!/usr/bin/env bash
# Records what the reader and Kafka's own tools print, for the tests that pin the reconciler's parsing to it.
#
# usage: KAFKA_HOME=… BOOTSTRAP_SERVERS=… SASL_BOOTSTRAP_SERVERS=… record-fixtures.sh FOLDER
#
# The cluster is a fresh one of three brokers: 0 and 2 in rack a, 1 in rack b. record-fixtures.ts brings it up:
#   KAFKA_DIST_3=… KAFKA_DIST_4=… node --require ./run-ts.cjs e2e/reconciler/record-fixtures.ts
set -euo pipefail

folder=$1
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"

tool() { # script argument…
  "$KAFKA_HOME/bin/$1" --bootstrap-server "$BOOTSTRAP_SERVERS" "${@:2}" </dev/null
}
topics() { tool kafka-topics.sh "$@"; }
configs() { tool kafka-configs.sh --entity-type topics "$@"; }

read_at() { # brokers property… : what the reader says with these client properties
  printf '%s\n' "${@:2}" >"$work/client.properties"
  CLASSPATH=$here/../../lib/jobs/script/reader.jar "$KAFKA_HOME/bin/kafka-run-class.sh" cdk8skafka.Reader \
    --bootstrap-server "$1" --command-config "$work/client.properties" topics "$work/names" </dev/null
}

failing() { # name command… : both outputs of a command that has to fail
  local name=$1
  shift
  if "$@" >"$folder/failure-$name.txt" 2>&1; then
    echo "$name was to fail, and did not" >&2
    exit 1
  fi
}

topics --create --topic plain --partitions 2 --replication-factor 1
topics --create --topic configured --partitions 3 --replication-factor 3 \
  --config cleanup.policy=compact,delete --config retention.ms=604800000
topics --create --topic=-dash.and_dots --partitions 1 --replication-factor 2 --config=min.cleanable.dirty.ratio=0.25
topics --create --topic __consumer_offsets --partitions 1 --replication-factor 1
configs --alter --entity-name plain --add-config 'cleanup.policy=,leader.replication.throttled.replicas=[0:0,1:1]'

printf '%s\n' 'plain 2' 'configured 3' '-dash.and_dots 2' 'missing 1' 'gone 0' >"$work/names"
read_at "$BOOTSTRAP_SERVERS" >"$folder/answer.txt"

failing exists topics --create --topic plain --partitions 1 --replication-factor 1
failing too-few-brokers topics --create --topic four --partitions 1 --replication-factor 4
failing unknown-config topics --create --topic four --partitions 1 --replication-factor 1 --config nonsense=1
failing collision topics --create --topic=-dash_and.dots --partitions 1 --replication-factor 1
failing fewer-partitions topics --alter --topic plain --partitions 1
failing missing-topic topics --alter --topic missing --partitions 2
failing invalid-value configs --alter --entity-name plain --add-config compression.type=nonsense
failing missing-topic-configs configs --alter --entity-name missing --add-config retention.ms=1

sasl=(security.protocol=SASL_PLAINTEXT sasl.mechanism=PLAIN
  'sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="a" password="b";')
failing unresolvable read_at kafka.invalid:9092
failing authentication read_at "$SASL_BOOTSTRAP_SERVERS" "${sasl[@]}"
failing other-protocol read_at "$BOOTSTRAP_SERVERS" "${sasl[@]}"
failing silence read_at "$SASL_BOOTSTRAP_SERVERS" default.api.timeout.ms=2000 request.timeout.ms=2000
