#!/usr/bin/env bash
# shellcheck source-path=SCRIPTDIR
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
#   WAIT_SECONDS       how long to wait for enough brokers, 300
#   RETRY_SECONDS      how long to retry without progress while the cluster is in trouble, 120
#   PARALLEL           how many JVMs write at a time, 2
#   SETTLE_SECONDS     how long what was written may take to be seen, 10
#   PARTITIONS_PER_REQUEST  how many partitions one request may create, 10000: what Kafka allows
#   TERMINATION_LOG    where Kubernetes reads the termination message, /dev/termination-log
#   KAFKA_HOME         /opt/kafka
#   TRACE              set: the number of JVM starts is said at the end
#
# exit  0 every topic is as declared
#       1 something is not, and is said
#      42 the table, an option or the environment is wrong: repeating the run cannot mend it
set -uo pipefail
export LC_ALL=C.UTF-8

script=${BASH_SOURCE[0]%/*}
source "$script/message.sh"
source "$script/table.sh"
source "$script/kafka.sh"
source "$script/trouble.sh"
source "$script/wait.sh"
source "$script/read.sh"
source "$script/compare.sh"
source "$script/act.sh"
source "$script/reassign.sh"
source "$script/report.sh"

main() {
  parse_arguments "$@"
  check_environment
  load_table "$table_dir"
  prepare_workspace

  highest_replication_factor
  wait_for_brokers "$highest"
  read_cluster
  compare_topics
  remember_first_comparison

  if [[ $mode == apply ]]; then
    while topics_to_write; do
      act
      verify
    done
  fi

  plan_reassignments
  report
}

parse_arguments() {
  mode=apply output=text table_dir=
  while (($#)); do
    case $1 in
      --check) mode=check ;;
      --output) [[ ${2-} == text || ${2-} == json ]] || misconfigured "--output is text or json, not '${2-}'"; output=$2; shift ;;
      -*) misconfigured "unknown option '$1'; usage: reconcile.sh [--check] [--output text|json] TABLE_DIR" ;;
      *) [[ -z $table_dir ]] || misconfigured "one TABLE_DIR, not also '$1'"; table_dir=$1 ;;
    esac
    shift
  done
  [[ -n $table_dir ]] || misconfigured "TABLE_DIR is missing; usage: reconcile.sh [--check] [--output text|json] TABLE_DIR"
}

check_environment() {
  : "${WAIT_SECONDS:=300}" "${RETRY_SECONDS:=120}" "${SETTLE_SECONDS:=10}" "${PARALLEL:=2}"
  : "${PARTITIONS_PER_REQUEST:=10000}" "${KAFKA_HOME:=/opt/kafka}" "${TERMINATION_LOG:=/dev/termination-log}"

  local variable
  for variable in WAIT_SECONDS RETRY_SECONDS SETTLE_SECONDS PARALLEL PARTITIONS_PER_REQUEST; do
    [[ ${!variable} =~ ^[0-9]{1,9}$ ]] || misconfigured "$variable is '${!variable}', not a whole number"
    printf -v "$variable" %d "$((10#${!variable}))"
  done
  ((PARALLEL > 0)) || misconfigured "PARALLEL is 0; at least one JVM has to write"
  ((PARTITIONS_PER_REQUEST > 0)) || misconfigured "PARTITIONS_PER_REQUEST is 0"

  [[ -n ${BOOTSTRAP_SERVERS:-} ]] || misconfigured "BOOTSTRAP_SERVERS is empty: give host:port of every broker, separated by commas"
  IFS=, read -ra brokers <<<"$BOOTSTRAP_SERVERS"
  local broker
  for broker in "${brokers[@]}"; do
    [[ $broker =~ ^([a-zA-Z0-9._-]+|\[[0-9a-fA-F:.]+\]):[0-9]{1,5}$ ]] || misconfigured "BOOTSTRAP_SERVERS holds '$broker', which is not host:port"
  done

  [[ -z ${COMMAND_CONFIG:-} || -r $COMMAND_CONFIG ]] || misconfigured "COMMAND_CONFIG names '$COMMAND_CONFIG', which cannot be read"
  [[ -x $KAFKA_HOME/bin/kafka-topics.sh ]] || misconfigured "KAFKA_HOME is '$KAFKA_HOME', which has no bin/kafka-topics.sh"
}

# A private folder for everything this run writes; it goes with the run.
prepare_workspace() {
  umask 077
  work=$(mktemp -d "${TMPDIR:-/tmp}/topics.XXXXXX") || misconfigured "no folder can be made in ${TMPDIR:-/tmp}: mount a writable volume there"
  trap 'rm -rf "$work"' EXIT
  trap 'interrupted TERM 143' TERM
  trap 'interrupted INT 130' INT
  set -m # every background job is a process group of its own, so that an interrupted run can end all of it
  write_client_properties
  prepare_java
}

[[ ${BASH_SOURCE[0]} != "$0" ]] || main "$@"
