# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Reads the cluster: a JVM for each of the reads, side by side, whatever the number of declared things.
#
# A script gives: reads, the names of its reads; a function read_NAME for each; load_answers, which takes in what they
# left in $work/read-NAME, and fails when that is not whole (see answer.sh); needs, what it must be allowed to do.

missing_rights=3   # what the reader exits with when it is not allowed to see everything
answer_unwritten=4 # and when its answer does not go where it is to go

# Wrong settings are said at once; a cluster in trouble is retried.
ask_cluster() {
  local since=$SECONDS
  until ask_once; do
    name_the_trouble
    ((SECONDS - since < RETRY_SECONDS)) || stop "the cluster could not be read within $RETRY_SECONDS s: $words"
    say "reading the ${noun}s failed, trying again: $words"
    sleep 1
    wait_for_brokers 1
  done
}

ask_once() {
  local name status processes=()
  answer_problem=
  for name in "${reads[@]}"; do
    "read_$name" >"$work/read-$name" 2>"$work/failure-$name" &
    processes+=($!)
  done
  failed_read='' failed_status=0
  for name in "${reads[@]}"; do
    wait "${processes[0]}"
    status=$?
    ((status == 0)) || [[ -n $failed_read ]] || failed_read=$name failed_status=$status
    processes=("${processes[@]:1}")
  done
  taken_in=
  [[ -n $failed_read ]] || whole take_in
  [[ -n $taken_in ]]
}

# What was read is compared as soon as it was taken in whole, and never when it was not. → taken_in
take_in() {
  load_answers && compare && taken_in=1
}

name_the_trouble() { # → words
  local said
  { ((failed_status != answer_unwritten)) && ! disk_is_full; } || stop "$disk_full"
  if [[ -z $failed_read ]]; then
    words=${answer_problem:-"what was read cannot be taken in"}
    return
  fi
  words_of "$(cat "$work/read-$failed_read" "$work/failure-$failed_read")"
  said="$words $(cat "$work"/failure-*)" # kafka-configs.sh says the exception's name
  if ((failed_status == missing_rights)); then
    stop "not authorized: $words; the run needs $needs"
  elif is_authentication "$said"; then
    stop "wrong authentication: the brokers at $BOOTSTRAP_SERVERS refuse ${COMMAND_CONFIG:-a client without COMMAND_CONFIG}: $words"
  elif is_authorization "$said"; then
    stop "not authorized: the run needs $needs: $words"
  elif is_silence "$words" && [[ -z ${compared-} ]]; then
    stop "the brokers at $BOOTSTRAP_SERVERS accept connections but do not answer: is the security.protocol of ${COMMAND_CONFIG:-a client without COMMAND_CONFIG} that of the listener? ($words)"
  elif ! is_transient "$words"; then
    stop "the cluster could not be read: $words"
  fi
}
