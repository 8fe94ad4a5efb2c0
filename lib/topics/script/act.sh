# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Carries out the verdict on a topic.

# Kafka 4 takes 10,000 records a request (QuorumController, MAX_RECORDS_PER_USER_OP): one a partition, one for the topic,
# one a config. A topic of more partitions than are sure to fit is created with as many, then grown.
create_topic() { # name
  local name=$1 key by_file="" said configs=()
  local partitions=${declared_partitions[$name]}
  ((partitions <= PARTITIONS_PER_REQUEST)) || partitions=$PARTITIONS_PER_REQUEST
  for key in ${declared_keys[$name]}; do
    decode "${declared_config["$name $key"]}"
    if fits_command_line "$decoded"; then configs+=("--config=$key=$decoded"); else by_file+="$key "; fi
  done
  said=$(kafka_tool topics --create --if-not-exists "--topic=$name" "--partitions=$partitions" \
    "--replication-factor=${declared_replication[$name]}" "${configs[@]}") || { printf '%s\n' "$said"; return 1; }
  grow_topic "$name" "$partitions" || return
  [[ -z $by_file ]] || write_configs "$name" "$by_file" '' || return
  [[ $said == *"Created topic $name."* ]] || return "$found_there"
}

# kafka-topics.sh --config splits at every "=", drops an empty value and trims spaces. Linux takes 128 KiB an argument.
fits_command_line() { # value
  [[ -n $1 && $1 != *=* && $1 != [[:space:]]* && $1 != *[[:space:]] ]] && ((${#1} < 30000))
}

change_topic() { # name
  grow_topic "$1" "${actual_partitions[$1]}" || return
  [[ -z ${set_keys[$1]-}${unset_keys[$1]-} ]] || write_configs "$1" "${set_keys[$1]-}" "${unset_keys[$1]-}"
}

grow_topic() { # name from
  local partitions=$2
  while ((partitions < declared_partitions[$1])); do
    partitions=$((partitions + PARTITIONS_PER_REQUEST))
    ((partitions <= declared_partitions[$1])) || partitions=${declared_partitions[$1]}
    kafka_tool topics --alter "--topic=$(only "$1")" "--partitions=$partitions" || return
  done
}

delete_topic() { # name
  kafka_tool topics --delete "--topic=$(only "$1")"
}

# --topic of alter and delete is a regular expression, matched whole. Of all that a topic name may hold, only the dot
# means more than itself.
only() { # name
  printf %s "${1//./\\.}"
}

# Values go in a file: on the command line "," and "[" would be grammar.
write_configs() { # name keys-to-set keys-to-unset
  local key arguments=() file=$work/set-$BASHPID
  if [[ -n $2 ]]; then
    for key in $2; do
      decode "${declared_config["$1 $key"]}"
      as_property "$decoded"
      printf '%s=%s\n' "$key" "$property" || return
    done >"$file" || return # half a value is another value
    arguments=(--add-config-file "$file")
  fi
  [[ -z $3 ]] || arguments+=("--delete-config=$(joined "$3")")
  kafka_tool configs --alter --entity-type topics "--entity-name=$1" "${arguments[@]}"
}
