# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Reads, compares, writes what differs and verifies by reading again, a bounded number of JVMs at a time. A round ends
# early when the cluster is in trouble; the next one starts from what was read then, so an interrupted or disturbed run
# needs no memory.
#
# A script gives: noun, what its table declares (a "topic"); compare_NOUN, which gives an item its verdict (ok create
# change delete renew refuse) and its difference in words; and create_NOUN, change_NOUN, delete_NOUN, renew_NOUN, which
# carry a verdict out. What is to be renewed cannot be compared, and is written whatever it is. A script may give
# before_writing.

declare -A verdict=() difference=()
declare -A first_verdict=() first_difference=()
declare -A failure=()    # item → why it is given up
declare -A last_words=() # item → what failed last, transiently
declare -A written_at=() # item → when its write succeeded
declare -A written_as=() # item → the verdict it was written for
declare -A found=()      # item → it was there when its creation was answered
declare -A running=()    # process → item
declare -A said_in=()    # process → the file of what it says; names are too long and too free to be those of files
declare -A cut_off=()    # item → its write was ended, and nobody knows how far it had come
writes=0                 # how many have been started
progress_at=0            # when a round last ended with fewer items to write
left_before=             # how many there were then
needed_brokers=1         # fewer than these cannot do what is declared
found_there=99           # what create_NOUN returns when the item was there already

reconcile() {
  await_fence
  wait_for_brokers "$needed_brokers"
  ask_cluster
  whole remember_first_comparison
  [[ $mode == apply ]] || return 0
  say_what_is_to_do
  if items_to_write && declare -F before_writing >/dev/null; then before_writing; fi
  while items_to_write || more_to_write; do
    end_unless_current
    act
    verify
  done
  end_unless_current
}

# A script whose items may have to wait for something gives one of its own.
more_to_write() { false; }

compare() {
  local name
  verdict=() difference=()
  for name in "${items[@]}"; do
    "compare_$noun" "$name"
  done
  compared=1
}

remember_first_comparison() {
  local name
  for name in "${items[@]}"; do
    first_verdict[$name]=${verdict[$name]}
    first_difference[$name]=${difference[$name]-}
  done
}

# The items that still differ and may be written, those in transient trouble last. → to_write; false when none is left
items_to_write() {
  local name later=()
  to_write=()
  for name in "${items[@]}"; do
    [[ ${verdict[$name]} == @(create|change|delete|renew) && -z ${failure[$name]-} ]] || continue
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
      say "writing: $done of ${#to_write[@]} ${noun}s"
      said_at=$SECONDS
    fi
  done
  while ((${#running[@]})); do reap; done
}

verify() {
  local before=$waited
  [[ -z $trouble ]] || { say "the cluster is in trouble, trying again: $trouble"; sleep 1; wait_for_brokers "$needed_brokers"; }
  ask_cluster
  progress_at=$((progress_at + waited - before)) # waiting for brokers has a limit of its own
  give_up_what_does_not_settle
  give_up_without_progress
}

# Metadata spreads through the cluster after the write has returned.
give_up_what_does_not_settle() {
  local name at waiting=""
  for name in "${!written_at[@]}"; do
    at=${written_at[$name]}
    [[ -n $at ]] || continue
    if [[ ${verdict[$name]} != "${written_as[$name]}" || -n ${failure[$name]-} ]]; then
      written_at[$name]=
    elif ((SECONDS - at >= SETTLE_SECONDS)); then
      failure[$name]="written, but $SETTLE_SECONDS s later the cluster still has ${difference[$name]:-the $noun}"
    else
      waiting=1
    fi
  done
  [[ -z $waiting ]] || sleep 1
}

give_up_without_progress() {
  local name
  items_to_write || return 0
  if [[ -z $left_before ]] || ((${#to_write[@]} < left_before)); then
    progress_at=$SECONDS left_before=${#to_write[@]}
  elif ((SECONDS - progress_at >= RETRY_SECONDS)); then
    for name in "${to_write[@]}"; do
      failure[$name]="${last_words[$name]:-"not tried: $trouble"} (retried for $RETRY_SECONDS s)"
    done
  fi
}

start_write() { # item
  local said=$work/said-$((++writes))
  end_unless_current
  writing=1 "${verdict[$1]}_$noun" "$1" >"$said" 2>&1 &
  running[$!]=$1 said_in[$!]=$said
}

# A job that bash has told of is none to wait -n any more; how it ended is still known. → process, status
find_ended() {
  for process in "${!running[@]}"; do
    kill -0 "$process" 2>/dev/null && continue
    wait "$process"
    status=$?
    return 0
  done
  return 1
}

reap() {
  local process="" status name said
  wait -n -p process "${!running[@]}" 2>/dev/null
  status=$?
  [[ -n ${process-} ]] || find_ended || return 0
  name=${running[$process]} said=${said_in[$process]}
  unset "running[$process]" "said_in[$process]"
  if ((status == 0 || status == found_there)); then
    written_at[$name]=$SECONDS written_as[$name]=${verdict[$name]}
    ((status == 0)) || [[ -n ${last_words[$name]-} ]] || found[$name]=1
    last_words[$name]=
    return
  fi
  end_unless_current
  words_of "$(<"$said")"
  ! disk_is_full || words=$disk_full
  if is_transient "$words"; then
    last_words[$name]=$words trouble=$words
  else
    failure[$name]=$words
  fi
}
