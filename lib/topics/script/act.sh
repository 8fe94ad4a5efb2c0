# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Writes what differs, a bounded number of JVMs at a time, and verifies by reading again. A round ends early when the
# cluster is in trouble; the next one starts from what was read then, so an interrupted or disturbed run needs no memory.

declare -A failure=()    # topic → why it is given up
declare -A last_words=() # topic → what failed last, transiently
declare -A written_at=() # topic → when its write succeeded
declare -A written_as=() # topic → the verdict it was written for
declare -A found=()      # topic → another run was faster in creating it
declare -A running=()    # process → topic
progress_at=0            # when a round last ended with fewer topics to write
left_before=             # how many there were then

# The topics that still differ and may be written, those in transient trouble last. → to_write; false when none is left
topics_to_write() {
  local name later=()
  to_write=()
  for name in "${topics[@]}"; do
    [[ ${verdict[$name]} == @(create|change|delete) && -z ${failure[$name]-} ]] || continue
    if [[ -n ${last_words[$name]-} ]]; then later+=("$name"); else to_write+=("$name"); fi
  done
  to_write+=("${later[@]}")
  ((${#to_write[@]}))
}

act() {
  local name done=0 said_at=$SECONDS
  trouble=
  leave_archive=
  ((${#to_write[@]} < archive_from)) || leave_archive=1
  for name in "${to_write[@]}"; do
    [[ -z ${written_at[$name]-} ]] || continue
    while ((${#running[@]} >= PARALLEL)); do reap; done
    [[ -z $trouble ]] || break
    start_write "$name"
    ((++done))
    if ((SECONDS - said_at >= 10)); then
      say "writing: $done of ${#to_write[@]} topics"
      said_at=$SECONDS
    fi
  done
  while ((${#running[@]})); do reap; done
}

verify() {
  local before=$waited
  [[ -z $trouble ]] || { say "the cluster is in trouble, trying again: $trouble"; sleep 1; wait_for_brokers "$highest"; }
  read_cluster
  compare_topics
  progress_at=$((progress_at + waited - before)) # waiting for brokers has a limit of its own
  give_up_what_does_not_settle
  give_up_without_progress
}

# Metadata spreads through the cluster after the write has returned.
give_up_what_does_not_settle() {
  local name waiting=""
  for name in "${!written_at[@]}"; do
    if [[ ${verdict[$name]} != "${written_as[$name]}" || -n ${failure[$name]-} ]]; then
      unset "written_at[$name]"
    elif ((SECONDS - written_at[$name] >= SETTLE_SECONDS)); then
      failure[$name]="written, but $SETTLE_SECONDS s later the cluster still has ${difference[$name]:-the topic}"
    else
      waiting=1
    fi
  done
  [[ -z $waiting ]] || sleep 1
}

give_up_without_progress() {
  local name
  topics_to_write || return 0
  if [[ -z $left_before ]] || ((${#to_write[@]} < left_before)); then
    progress_at=$SECONDS left_before=${#to_write[@]}
  elif ((SECONDS - progress_at >= RETRY_SECONDS)); then
    for name in "${to_write[@]}"; do
      failure[$name]="${last_words[$name]:-"not tried: $trouble"} (retried for $RETRY_SECONDS s)"
    done
  fi
}

start_write() { # topic
  "${verdict[$1]}_topic" "$1" >"$work/said-$1" 2>&1 &
  running[$!]=$1
}

reap() {
  local process="" status name said
  wait -n -p process "${!running[@]}"
  status=$?
  [[ -n $process ]] || return 0
  name=${running[$process]}
  unset "running[$process]"
  said=$(<"$work/said-$name")
  if ((status == 0)); then
    written_at[$name]=$SECONDS written_as[$name]=${verdict[$name]}
    [[ ${verdict[$name]} != create || $said == *"Created topic $name."* || -n ${last_words[$name]-} ]] || found[$name]=1
    unset "last_words[$name]"
    return
  fi
  words_of "$said"
  if is_transient "$words"; then
    last_words[$name]=$words trouble=$words
  else
    failure[$name]=$words
  fi
}

# A request holds at most 10,000 partitions: a larger topic is created with as many, then grown.
create_topic() { # name
  local name=$1 key by_file="" configs=()
  local partitions=${declared_partitions[$name]}
  ((partitions <= PARTITIONS_PER_REQUEST)) || partitions=$PARTITIONS_PER_REQUEST
  for key in ${declared_keys[$name]}; do
    decode "${declared_config["$name $key"]}"
    if fits_command_line "$decoded"; then configs+=("--config=$key=$decoded"); else by_file+="$key "; fi
  done
  kafka_tool topics --create --if-not-exists "--topic=$name" "--partitions=$partitions" \
    "--replication-factor=${declared_replication[$name]}" "${configs[@]}" || return
  grow_topic "$name" "$partitions" || return
  [[ -z $by_file ]] || write_configs "$name" "$by_file" ''
}

# kafka-topics.sh --config splits at every "=", drops an empty value and trims spaces.
fits_command_line() { # value
  [[ -n $1 && $1 != *=* && $1 != [[:space:]]* && $1 != *[[:space:]] ]]
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
  local key arguments=() file=$work/set-$1
  if [[ -n $2 ]]; then
    for key in $2; do
      decode "${declared_config["$1 $key"]}"
      as_property "$decoded"
      printf '%s=%s\n' "$key" "$property"
    done >"$file"
    arguments=(--add-config-file "$file")
  fi
  [[ -z $3 ]] || arguments+=("--delete-config=$(joined "$3")")
  kafka_tool configs --alter --entity-type topics "--entity-name=$1" "${arguments[@]}"
}

joined() { # keys
  local keys
  read -ra keys <<<"$1"
  local IFS=,
  printf %s "${keys[*]}"
}

# A value in the grammar of Java's properties files: everything but letters, digits and a few marks as \uXXXX.
as_property() { # value → property
  local i character code
  property=
  for ((i = 0; i < ${#1}; i++)); do
    character=${1:i:1}
    if [[ $character == [a-zA-Z0-9._,:-] ]]; then
      property+=$character
      continue
    fi
    printf -v code %d "'$character"
    if ((code > 0xffff)); then
      printf -v character '\\u%04x\\u%04x' $((0xd800 + ((code - 0x10000) >> 10))) $((0xdc00 + ((code - 0x10000) & 0x3ff)))
    else
      printf -v character '\\u%04x' "$code"
    fi
    property+=$character
  done
}

# TERM or INT: ends the children and reports what is known.
interrupted() { # signal status
  trap '' TERM INT
  local process
  for process in $(jobs -p); do kill -KILL -- "-$process" 2>/dev/null; done
  wait
  exit_status=$2
  stop "interrupted by SIG$1"
}
