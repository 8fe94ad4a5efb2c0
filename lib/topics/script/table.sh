# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# The declared table. One topic a line, fields separated by one space:
#
#   student-events partitions=3 replication-factor=1 keyed config:retention.ms=604800000 unmanaged:segment.ms
#   old-topic absent

declare -A declared_partitions=() declared_replication=() declared_absent=() declared_keyed=()
declare -A declared_keys=()   # topic → its config keys
declare -A declared_config=() # "topic key" → value
declare -A unmanaged=()       # "topic key" → 1

load_topic() { # line place
  local place=$2 fields name field key
  split_line "$1" "$place"
  name=${fields[0]}

  [[ $name != *[!a-zA-Z0-9._-]* && ${#name} -le 249 && $name != . && $name != .. ]] || misconfigured "$place: '$name' is not a topic name (1 to 249 of a-z A-Z 0-9 . _ -)"
  [[ -z ${declared_partitions[$name]-}${declared_absent[$name]-} ]] || misconfigured "$place: topic '$name' is declared twice"
  items+=("$name")

  ! is_kafkas_own "$name" || misconfigured "$place: '$name' is one of Kafka's own topics; it is neither declared nor deleted"
  if [[ ${fields[1]-} == absent ]]; then
    ((${#fields[@]} == 2)) || misconfigured "$place: topic '$name' is absent and has other fields as well"
    declared_absent[$name]=1
    return
  fi

  declared_keys[$name]=
  for field in "${fields[@]:1}"; do
    case $field in
      partitions=*) load_number declared_partitions "$name" "$field" 1000000 "$place" ;;
      replication-factor=*) load_number declared_replication "$name" "$field" 32767 "$place" ;;
      keyed) declared_keyed[$name]=1 ;;
      config:*=*)
        key=${field#config:} key=${key%%=*}
        load_key "$name" "$key" "$place"
        is_encoded "${field#*=}" || misconfigured "$place: topic '$name', config '$key': a % that is not %XX, or a NUL"
        as_encoded "${field#*=}"
        declared_config["$name $key"]=$encoded
        declared_keys[$name]+="$key "
        ;;
      unmanaged:*)
        load_key "$name" "${field#unmanaged:}" "$place"
        unmanaged["$name ${field#unmanaged:}"]=1
        ;;
      *) misconfigured "$place: topic '$name': unknown field '$field'" ;;
    esac
  done
  [[ -n ${declared_partitions[$name]-} ]] || misconfigured "$place: topic '$name' has no partitions=N"
  [[ -n ${declared_replication[$name]-} ]] || misconfigured "$place: topic '$name' has no replication-factor=N"
}

# Kafka's Topic.isInternal, and its metadata log. Others that begin with __ are anybody's, such as __debezium-heartbeat.
is_kafkas_own() { # topic
  [[ $1 == __consumer_offsets || $1 == __transaction_state || $1 == __share_group_state || $1 == __cluster_metadata ]]
}

load_number() { # array topic field maximum place
  local -n numbers=$1
  local value=${3#*=}
  [[ $value =~ ^[1-9][0-9]{0,6}$ ]] || value=0
  ((value > 0 && value <= $4)) || misconfigured "$5: topic '$2': ${3%%=*} is '${3#*=}', not a whole number from 1 to $4"
  [[ -z ${numbers[$2]-} ]] || misconfigured "$5: topic '$2': ${3%%=*} is given twice"
  numbers[$2]=$value
}

load_key() { # topic key place
  [[ -n $2 && $2 != *[!a-zA-Z0-9._-]* ]] || misconfigured "$3: topic '$1': '$2' is not a config key"
  [[ -z ${declared_config["$1 $2"]+given}${unmanaged["$1 $2"]-} ]] || misconfigured "$3: topic '$1': config '$2' is given twice"
}

# As many brokers as the highest replication factor have to be there. → needed_brokers
count_needed_brokers() {
  local factor
  for factor in "${declared_replication[@]}"; do
    ((factor <= needed_brokers)) || needed_brokers=$factor
  done
  ((needed_brokers <= ${#brokers[@]})) ||
    misconfigured "too few brokers: replication factor $needed_brokers needs $needed_brokers of them, BOOTSTRAP_SERVERS lists ${#brokers[@]}"
}
