# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# What the cluster answers about its topics: one read, whatever the number of topics.

declare -A actual_partitions=() actual_replication=() actual_moving=()
declare -A actual_keys=()     # topic → its config keys
declare -A actual_config=()   # "topic key" → value, encoded as in the table
declare -A actual_replicas=() # topic → lines "replicas topic partition ids", where replication is not as declared
declare -a actual_brokers=()  # lines "broker id rack"

# Every declared topic is asked for by name: see java/README.md.
read_topics() {
  local name
  for name in "${items[@]}"; do
    printf '%s %s\n' "$name" "${declared_replication[$name]:-0}" || return
  done >"$work/declared" || return
  kafka_tool reader topics "$work/declared"
}

load_answers() {
  actual_partitions=() actual_replication=() actual_moving=() actual_keys=() actual_config=()
  actual_replicas=() actual_brokers=()
  load_answer "$work/read-topics"
}

answer_broker() { # id rack
  [[ $# == 2 && $1 =~ ^[0-9]+$ ]] || return
  actual_brokers+=("broker $1 $2")
}

answer_topic() { # name partitions replication [moving]
  [[ ($# == 3 || ($# == 4 && $4 == moving)) && $1 != *[!a-zA-Z0-9._-]* ]] || return
  [[ $2 =~ ^[1-9][0-9]*$ && $3 =~ ^[0-9]+(-[0-9]+)?$ && -z ${actual_partitions[$1]-} ]] || return
  actual_partitions[$1]=$2 actual_replication[$1]=$3 actual_moving[$1]=${4-}
}

answer_replicas() { # topic partition id,id,…
  [[ $# == 3 && -n ${actual_partitions[$1]-} && $2 =~ ^[0-9]+$ && $3 =~ ^[0-9]+(,[0-9]+)*$ ]] || return
  [[ ${actual_replicas[$1]-} != *" $1 $2 "* ]] || return
  actual_replicas[$1]+="replicas $1 $2 $3"$'\n'
}

answer_config() { # topic key value
  [[ $# == [23] && -n ${actual_partitions[$1]-} && -n $2 && $2 != *[!a-zA-Z0-9._-]* ]] || return
  [[ -z ${actual_config["$1 $2"]+given} ]] || return
  actual_keys[$1]+="$2 "
  actual_config["$1 $2"]=${3-}
}
