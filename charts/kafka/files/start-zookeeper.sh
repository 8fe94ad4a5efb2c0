#!/usr/bin/env bash
# Starts one server of the ZooKeeper ensemble.
# Environment: POD_NAME, DATA_DIR, HEAP_SIZE.
set -euo pipefail

here=$(dirname "$0")

umask 027
mkdir -p "$DATA_DIR"
echo "$((${POD_NAME##*-} + 1))" > "$DATA_DIR/myid"

export KAFKA_HEAP_OPTS="-Xms$HEAP_SIZE -Xmx$HEAP_SIZE"
# electionPortBindRetry=0: retry for ever, since the pod's own DNS name may resolve only after a while.
export KAFKA_OPTS='-Dzookeeper.electionPortBindRetry=0 -XX:+ExitOnOutOfMemoryError'
export KAFKA_LOG4J_OPTS=-Dlog4j.configuration=file:$here/log4j.properties
export KAFKA_JMX_OPTS=' ' # without the launcher's default: no JMX port, of a random number and on every address
export EXTRA_ARGS='-name zookeeper' # without the launcher's default -loggc: no garbage collection log files
exec zookeeper-server-start.sh "$here/zoo.cfg"
