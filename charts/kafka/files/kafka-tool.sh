#!/usr/bin/env bash
# The tool of Kafka's that this is called as, with the pod's client configuration unless the command names another.
set -euo pipefail

tool=${0##*/}
case $tool in
  kafka-leader-election.sh) option=--admin.config ;;
  kafka-console-consumer.sh | kafka-console-producer.sh)
    option=--command-config
    # Kafka 3 has another name for it.
    [[ -z $(compgen -G '/opt/kafka/libs/kafka-clients-3.*.jar') ]] || option=--${tool:14:8}.config
    ;;
  *) option=--command-config ;;
esac

for argument; do
  case $argument in
    --command-config* | --consumer.config* | --producer.config* | --admin.config*) exec "/opt/kafka/bin/$tool" "$@" ;;
  esac
done
(($#)) || exec "/opt/kafka/bin/$tool" # it says how it is used
exec "/opt/kafka/bin/$tool" "$@" "$option" /etc/server/client.properties
