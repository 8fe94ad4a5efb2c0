# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# What every script is started with: options and a folder as arguments, settings in the environment.

parse_arguments() {
  local usage="usage: reconcile.sh [--check] [--output text|json] TABLE_DIR"
  mode=apply output=text table_dir=
  while (($#)); do
    case $1 in
      --check) mode=check ;;
      --output) [[ ${2-} == text || ${2-} == json ]] || misconfigured "--output is text or json, not '${2-}'"; output=$2; shift ;;
      -*) misconfigured "unknown option '$1'; $usage" ;;
      *) [[ -z $table_dir ]] || misconfigured "one TABLE_DIR, not also '$1'"; table_dir=$1 ;;
    esac
    shift
  done
  [[ -n $table_dir ]] || misconfigured "TABLE_DIR is missing; $usage"
}

check_environment() {
  : "${WAIT_SECONDS:=300}" "${RETRY_SECONDS:=120}" "${SETTLE_SECONDS:=10}" "${PARALLEL:=2}"
  : "${FENCE_SECONDS:=120}"
  : "${KAFKA_HOME:=/opt/kafka}" "${TERMINATION_LOG:=/dev/termination-log}"

  local variable
  for variable in WAIT_SECONDS RETRY_SECONDS SETTLE_SECONDS FENCE_SECONDS PARALLEL; do
    whole_number "$variable"
  done
  ((PARALLEL > 0)) || misconfigured "PARALLEL is 0; at least one JVM has to write"

  [[ -n ${BOOTSTRAP_SERVERS:-} ]] || misconfigured "BOOTSTRAP_SERVERS is empty: give host:port of every broker, separated by commas"
  IFS=, read -ra brokers <<<"$BOOTSTRAP_SERVERS"
  local broker
  for broker in "${brokers[@]}"; do
    [[ $broker =~ ^([a-zA-Z0-9._-]+|\[[0-9a-fA-F:.]+\]):[0-9]{1,5}$ ]] || misconfigured "BOOTSTRAP_SERVERS holds '$broker', which is not host:port"
  done

  [[ -z ${COMMAND_CONFIG:-} || -r $COMMAND_CONFIG ]] || misconfigured "COMMAND_CONFIG names '$COMMAND_CONFIG', which cannot be read"
  check_fence_settings
  [[ -x $KAFKA_HOME/bin/kafka-topics.sh ]] || misconfigured "KAFKA_HOME is '$KAFKA_HOME', which has no bin/kafka-topics.sh"
}

whole_number() { # variable
  [[ ${!1} =~ ^[0-9]{1,9}$ ]] || misconfigured "$1 is '${!1}', not a whole number"
  printf -v "$1" %d "$((10#${!1}))"
}
