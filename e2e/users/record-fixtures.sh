#!/usr/bin/env bash
# Records what Kafka's own tools print about users, for the tests that pin the user script's parsing to it.
#
# usage: KAFKA_HOME=… BOOTSTRAP_SERVERS=… WITHOUT_AUTHORIZER=… record-fixtures.sh FOLDER
#
# The cluster is a fresh one that authorizes; WITHOUT_AUTHORIZER is the address of one that does not.
# record-fixtures.ts brings both up:
#   KAFKA_DIST_3=… KAFKA_DIST_4=… node --require ./run-ts.cjs e2e/users/record-fixtures.ts
set -euo pipefail

folder=$1
mkdir -p "$folder"

tool() { # script argument…
  "$KAFKA_HOME/bin/$1" --bootstrap-server "$BOOTSTRAP_SERVERS" "${@:2}" </dev/null
}
acls() { tool kafka-acls.sh "$@"; }
configs() { tool kafka-configs.sh --entity-type users "$@"; }

failing() { # name command… : both outputs of a command that has to fail
  local name=$1
  shift
  if "$@" >"$folder/failure-$name.txt" 2>&1; then
    echo "$name was to fail, and did not" >&2
    exit 1
  fi
}

configs --alter --entity-name alice --add-config 'SCRAM-SHA-256=[password=a]'
configs --alter --entity-name alice --add-config 'SCRAM-SHA-512=[iterations=8192,password=a]'
configs --alter --entity-name alice --add-config 'producer_byte_rate=1024,consumer_byte_rate=1234567890123'
configs --alter --entity-name 'CN=ci,O=Learn Flow' --add-config \
  'producer_byte_rate=10485760,request_percentage=12.5,controller_mutation_rate=0.1'
configs --alter --entity-default --add-config consumer_byte_rate=1026
configs --alter --entity-name alice --entity-type clients --entity-name c1 --add-config consumer_byte_rate=1025

acls --add --allow-principal 'User:CN=ci,O=Learn Flow' --operation Read --operation Describe --topic a --group g \
  --resource-pattern-type prefixed
acls --add --allow-principal User:alice --operation Write --topic orders --transactional-id 'tx, 1 (a)' --transactional-id '*'
acls --add --deny-principal User:alice --deny-host 2001:db8:0:0:0:0:0:1 --operation Alter --cluster
acls --add --allow-principal User:alice --operation DescribeConfigs --topic orders
acls --add --allow-principal 'User:*' --operation Describe --topic orders

configs --describe >"$folder/described-users.txt" 2>/dev/null
acls --list >"$folder/listed-acls.txt" 2>/dev/null

failing no-credential configs --alter --entity-name nobody --delete-config SCRAM-SHA-512
failing invalid-operation acls --add --allow-principal User:alice --operation Write --group g
BOOTSTRAP_SERVERS=$WITHOUT_AUTHORIZER failing no-authorizer acls --list
BOOTSTRAP_SERVERS=$WITHOUT_AUTHORIZER failing no-authorizer-add acls --add --allow-principal User:a --operation Read --topic t
