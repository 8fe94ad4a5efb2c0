# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# What a run makes and starts goes with the run.

disk_full="the disk of the pod is full: nothing can be written to ${TMPDIR:-/tmp}"

declare -a made=() # the folders that this run has made: these are removed, and no other

# A private folder for everything this run writes.
prepare_workspace() {
  umask 077
  trap "trap '' TERM INT; "'rm -rf "${made[@]}"' EXIT
  make_folder "${TMPDIR:-/tmp}/${noun}s.XXXXXX" || misconfigured "no folder can be made in ${TMPDIR:-/tmp}: mount a writable volume there"
  work=$folder
  set -m # every background job is a process group of its own, so that an interrupted run can end all of it
  write_client_properties || stop "$disk_full"
  prepare_java
}

# What a full disk leaves behind is the beginning of something. → status
disk_is_full() {
  local full=1
  { printf '%65536s' '' >"$work/space"; } 2>/dev/null || full=0
  rm -f "$work/space"
  return "$full"
}

make_folder() { # template → folder
  folder=$(mktemp -d "$1" 2>/dev/null) && made+=("$folder")
}
