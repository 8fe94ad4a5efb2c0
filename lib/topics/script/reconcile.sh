#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR source-path=SCRIPTDIR/../../jobs/script
#
# Makes the topics of a Kafka cluster what a table declares, or says exactly what is not.
#
# usage: reconcile.sh [--check] [--output text|json] TABLE_DIR
#
#   TABLE_DIR  files table-000, table-001, …: together one table, one topic a line (grammar: table.sh)
#   --check    changes nothing; exits 1 when actual differs from declared
#   --output   json prints one JSON object a line in place of text
#
# environment
#   BOOTSTRAP_SERVERS  host:port of every broker, separated by commas (required)
#   COMMAND_CONFIG     client properties file: TLS, SASL
#   JOB_NAME           the run's Job, and
#   CURRENT_JOB_FILE   a file that holds the name of the Job that was applied last: another one's run writes nothing
#   FENCE_SECONDS      how long that file may lag behind, 120
#   WAIT_SECONDS       how long to wait for enough brokers, and for all of them before partitions are created, 300
#   RETRY_SECONDS      how long to retry without progress while the cluster is in trouble, 120
#   PARALLEL           how many JVMs write at a time, 2
#   SETTLE_SECONDS     how long what was written may take to be seen, 10
#   PARTITIONS_PER_REQUEST  how many partitions one request may create, 9000: Kafka 4 takes 10,000 records
#   TERMINATION_LOG    where Kubernetes reads the termination message, /dev/termination-log
#   KAFKA_HOME         /opt/kafka
#   TRACE              set: the number of JVM starts is said at the end
#
# exit  0 every topic is as declared
#       1 something is not, and is said
#      42 the table, an option or the environment is wrong: repeating the run cannot mend it
#      43 all that is not as declared was refused: repeating the run cannot mend it
#      44 another Job was applied since: repeating the run would undo what that one does
#     143 it was ended by SIGTERM (130 by SIGINT)
set -uo pipefail
export LC_ALL=C.UTF-8

noun=topic
tools=(topics configs)
reads=(topics)
declare -A write_tenths=([create]=5 [change]=5 [delete]=5)
needs="Describe on every topic, DescribeConfigs on every declared topic, and Describe on the cluster"

# These files lie beside each other where the script runs: lib/jobs/script.ts puts them into one ConfigMap.
script=${BASH_SOURCE[0]%/*}
source "$script/message.sh"
source "$script/signals.sh" # soon: from here on a signal has its message
source "$script/arguments.sh"
source "$script/fence.sh"
source "$script/workspace.sh"
source "$script/encoding.sh"
source "$script/lines.sh"
source "$script/kafka.sh"
source "$script/trouble.sh"
source "$script/wait.sh"
source "$script/answer.sh"
source "$script/ask.sh"
source "$script/rounds.sh"
source "$script/estimate.sh"
source "$script/conclusion.sh"
source "$script/table.sh"
source "$script/read.sh"
source "$script/compare.sh"
source "$script/act.sh"
source "$script/reassign.sh"
source "$script/places.sh"
source "$script/undeclared.sh"

main() {
  parse_arguments "$@"
  check_environment
  : "${PARTITIONS_PER_REQUEST:=9000}"
  whole_number PARTITIONS_PER_REQUEST
  ((PARTITIONS_PER_REQUEST > 0)) || misconfigured "PARTITIONS_PER_REQUEST is 0"
  load_table "$table_dir"
  count_needed_brokers
  prepare_workspace

  reconcile
  plan_reassignments
  report
}

[[ ${BASH_SOURCE[0]} != "$0" ]] || main "$@"
