# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# What the reader prints (java/README.md has the lines), taken in whole or not at all: a disk that is full, a pipe that
# breaks, a tool that warns between the lines leave an answer that looks like a smaller cluster.
#
# A script gives answer_KIND for each kind of line after the first; it takes the line's fields, and fails when they are
# not what such a line holds.

cluster_id=     # of all answers of this run
answer_problem= # why an answer was not taken in

# → what the script's answer_KIND make of it; false, with answer_problem, when it is not whole
load_answer() { # file
  local - IFS=' ' lines=() number last end
  set -f
  answer_problem=
  mapfile -t lines <"$1"
  last=$((${#lines[@]} - 1))
  end=${lines[*]: -1}
  if ((last < 1)) || [[ $end != "end $last" || ${lines[0]} != 'cluster '?* ]]; then
    answer_problem="its answer is not whole: ${#lines[@]} lines, the last one '$end'"
    return 1
  fi
  demand_same_cluster "${lines[0]#cluster }"
  for ((number = 1; number < last; number++)); do
    load_answer_line "${lines[number]}" && continue
    answer_problem="its answer holds a line that means nothing: '${lines[number]}'"
    return 1
  done
}

load_answer_line() { # line
  # shellcheck disable=SC2206 # fields are split at spaces, and hold none; load_answer has switched globbing off
  local fields=($1)
  [[ $1 == [a-z]* && $1 != *'  '* ]] && declare -F "answer_${fields[0]}" >/dev/null && "answer_${fields[0]}" "${fields[@]:1}"
}

# An address that leads to another cluster than before: what was read of one says nothing about the other.
demand_same_cluster() { # id
  : "${cluster_id:=$1}"
  [[ $cluster_id != "$1" ]] || return 0
  compared= # of which of the two that was is not known, so that nothing is said of any item
  stop "two clusters answer at $BOOTSTRAP_SERVERS: $1 now, $cluster_id before; nothing more is written"
}
