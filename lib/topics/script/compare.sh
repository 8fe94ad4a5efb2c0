# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# Compares declared with actual. Every topic gets a verdict, and what differs in words.

declare -A set_keys=() unset_keys=() # topic → keys to write

compare_topic() { # name
  local name=$1
  local partitions=${declared_partitions[$name]-} have=${actual_partitions[$name]-}
  local replication=${declared_replication[$name]-} have_replication=${actual_replication[$name]-}
  verdict[$name]=ok set_keys[$name]='' unset_keys[$name]=''

  if [[ -n ${declared_absent[$name]-} ]]; then
    [[ -z $have ]] || verdict[$name]=delete
    return
  fi
  if [[ -z $have ]]; then
    verdict[$name]=create
    describe_declared "$name"
    return
  fi

  compare_configs "$name"
  may_pass[$name]=${actual_moving[$name]-}
  if [[ $replication != "$have_replication" ]]; then
    refuse "$name" "replication factor is $have_replication, declared $replication${actual_moving[$name]:+ (a reassignment is under way)}"
  elif ((partitions < have)); then
    refuse "$name" "$have partitions, declared $partitions: Kafka cannot take partitions away"
  elif ((partitions > have)); then
    verdict[$name]=change
    difference[$name]="partitions $have→$partitions${declared_keyed[$name]:+ (keys move between partitions)}${difference[$name]:+, ${difference[$name]}}"
  fi
}

# A refused topic is left exactly as it is; what else differs is said.
refuse() { # name reason
  verdict[$1]=refuse
  difference[$1]="$2; nothing changed${difference[$1]:+, also differs: ${difference[$1]}}"
}

compare_configs() { # name
  local name=$1 key before after differences=
  for key in ${declared_keys[$name]}; do
    after=${declared_config["$name $key"]}
    if [[ -z ${actual_config["$name $key"]+set} ]]; then
      before="(broker default)"
    else
      before=${actual_config["$name $key"]}
      same_value "$key" "$before" "$after" && continue
    fi
    set_keys[$name]+="$key "
    differences+="${differences:+, }$key ${before:-(empty)}→${after:-(empty)}"
  done
  for key in ${actual_keys[$name]-}; do
    is_left_alone "$name" "$key" && continue
    before=${actual_config["$name $key"]}
    unset_keys[$name]+="$key "
    differences+="${differences:+, }$key ${before:-(empty)}→(broker default)"
  done
  [[ -n $differences ]] || return 0
  verdict[$name]=change
  difference[$name]=$differences
}

# A config on the topic that the run must not remove.
is_left_alone() { # name key
  [[ -n ${declared_config["$1 $2"]+declared} || -n ${unmanaged["$1 $2"]-} || $2 == @(leader|follower).replication.throttled.replicas ]]
}

# Exactly the same; of cleanup.policy, a list of two, the order means nothing.
same_value() { # key one other
  [[ $2 == "$3" || ($1 == cleanup.policy && $2 == "${3#*,},${3%%,*}") ]]
}

describe_declared() { # name
  local name=$1 partitions=${declared_partitions[$1]} key s=s
  ((partitions > 1)) || s=
  difference[$name]="$partitions partition$s, replication factor ${declared_replication[$name]}"
  for key in ${declared_keys[$name]}; do
    difference[$name]+=", $key=${declared_config["$name $key"]}"
  done
}
