#!/usr/bin/env bash
# Records what Kafka's own tools print when they fail, for the tests that pin what the user script makes of it.
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

failing no-credential configs --alter --entity-name nobody --delete-config SCRAM-SHA-512
failing invalid-operation acls --add --allow-principal User:alice --operation Write --group g
BOOTSTRAP_SERVERS=$WITHOUT_AUTHORIZER failing no-authorizer acls --list
BOOTSTRAP_SERVERS=$WITHOUT_AUTHORIZER failing no-authorizer-add acls --add --allow-principal User:a --operation Read --topic t
