#!/bin/bash
# Takes the place of /run.sh in Bitnami's images: the entrypoint has written zoo.cfg by now, and what is added last
# holds. Nothing starts unless it was added.
set -o errexit -o nounset -o pipefail

# shellcheck source=/dev/null
. /opt/bitnami/scripts/libzookeeper.sh
# shellcheck source=/dev/null
. /opt/bitnami/scripts/zookeeper-env.sh

printf '\n' >> "$ZOO_CONF_FILE"
cat /etc/secured/zoo.cfg >> "$ZOO_CONF_FILE"
exec "$ZOO_BASE_DIR/bin/zkServer.sh" start-foreground
