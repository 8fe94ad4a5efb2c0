# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# TERM and INT end the run at any moment, with one message. While the run takes in what it has read, compares, or
# reports, a signal waits: what is said then is said of whole arrays.

declare uninterruptible= # set: a signal waits
declare signalled=       # the signal that waits, and the status that it ends the run with

trap 'interrupted TERM 143' TERM
trap 'interrupted INT 130' INT

interrupted() { # signal status
  if [[ -n $uninterruptible ]]; then
    signalled="$1 $2"
    return
  fi
  trap '' TERM INT
  exec 1>&"$results" 2>&"$progress" # the command that it came before may write to a file
  end_children
  [[ -n ${compared-} ]] || end_early "$2" "interrupted by SIG$1" # stop may not be defined yet
  exit_status=$2
  stop "interrupted by SIG$1"
}

# Runs a function as a whole.
whole() { # function argument…
  uninterruptible=1
  "$@"
  uninterruptible=
  # shellcheck disable=SC2086 # two words
  [[ -z $signalled ]] || interrupted $signalled
}

# Every background job is a process group of its own. Of a write that is ended here nobody knows how far it has come.
# Bash would say which processes were killed, at any later command, unless it forgets them.
end_children() {
  local process
  for process in $(jobs -p); do
    kill -KILL -- "-$process"
    [[ -z ${running[$process]-} ]] || cut_off[${running[$process]}]=1
  done
  wait
  disown -a
} 2>/dev/null
