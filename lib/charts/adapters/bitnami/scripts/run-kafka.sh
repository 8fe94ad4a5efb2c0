#!/bin/bash
# Takes the place of /run.sh in Bitnami's images: the entrypoint has written Kafka's configuration by now, and what is
# added last holds. Nothing starts unless it was added.
set -o errexit -o nounset -o pipefail

# shellcheck source=/dev/null
. /opt/bitnami/scripts/libkafka.sh
# shellcheck source=/dev/null
. /opt/bitnami/scripts/kafka-env.sh

configuration=$KAFKA_CONF_FILE
# Images that know KRaft have a file of its own for it.
if declare -F kafka_get_conf_file > /dev/null; then
  configuration=$(kafka_get_conf_file)
fi
printf '\n' >> "$configuration"
cat /etc/secured/server.properties >> "$configuration"
exec "$KAFKA_HOME/bin/kafka-server-start.sh" "$configuration"
