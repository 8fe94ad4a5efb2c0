#!/usr/bin/env bash
# Starts a broker (of either metadata mode) or a KRaft controller.
# Environment: POD_NAME, NODE_ID_OFFSET, METADATA_MODE (zookeeper|kraft), CLUSTER_ID (kraft only), DATA_DIR, HEAP_SIZE.
set -euo pipefail

here=$(dirname "$0")
server_properties=/tmp/server.properties
meta_properties=$DATA_DIR/meta.properties

refuse() {
  echo "FATAL: $*" >&2
  exit 1
}

# What the volume says about itself: `meta KEY` prints nothing when the volume is empty.
meta() {
  if [[ -f $meta_properties ]]; then
    sed -n "s/^$1=//p" "$meta_properties"
  fi
}

# A volume belongs to one metadata mode and, in KRaft mode, to one cluster.
check_volume() {
  local mode owner
  case $(meta version) in
    '') return ;;
    0) mode=zookeeper ;;
    *) mode=kraft ;;
  esac
  if [[ $mode != "$METADATA_MODE" ]]; then
    refuse "the volume of $POD_NAME was formatted in $mode mode, and this release runs in $METADATA_MODE mode." \
      "Changing zookeeper.enabled does not migrate existing data: set it back to keep the data," \
      "or delete the PersistentVolumeClaims of the release to start empty."
  fi
  owner=$(meta cluster.id)
  if [[ $METADATA_MODE == kraft && $owner != "$CLUSTER_ID" ]]; then
    refuse "the volume of $POD_NAME belongs to the Kafka cluster $owner, and this release is $CLUSTER_ID." \
      "Set kraft.clusterId to $owner to keep the data," \
      "or delete the PersistentVolumeClaims of the release to start empty."
  fi
}

# The configuration is the same for all pods of a StatefulSet but for two placeholders.
write_properties() {
  local node_id=$((NODE_ID_OFFSET + ${POD_NAME##*-})) properties
  properties=$(<"$here/server.properties")
  properties=${properties//@NODE_ID@/"$node_id"}
  properties=${properties//@POD_NAME@/"$POD_NAME"}
  printf '%s\n' "$properties" > "$server_properties"
}

format_volume() {
  if [[ $METADATA_MODE == kraft && ! -f $meta_properties ]]; then
    KAFKA_LOG4J_OPTS=$logging kafka-storage.sh format \
      --cluster-id="$CLUSTER_ID" --config="$server_properties" --ignore-formatted
  fi
}

if [[ -f $here/log4j2.properties ]]; then
  logging=-Dlog4j2.configurationFile=$here/log4j2.properties
else
  logging=-Dlog4j.configuration=file:$here/log4j.properties
fi

umask 027
mkdir -p "$DATA_DIR"
check_volume
write_properties
format_volume

export KAFKA_HEAP_OPTS="-Xms$HEAP_SIZE -Xmx$HEAP_SIZE"
export KAFKA_OPTS=-XX:+ExitOnOutOfMemoryError
export KAFKA_LOG4J_OPTS=$logging
export KAFKA_JMX_OPTS=' ' # without the launcher's default: no JMX port, of a random number and on every address
export EXTRA_ARGS='-name kafkaServer' # without the launcher's default -loggc: no garbage collection log files
exec kafka-server-start.sh "$server_properties"
