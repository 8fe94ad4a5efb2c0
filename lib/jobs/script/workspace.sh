# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# What a run makes and starts goes with the run.

declare -a made=() # the folders that this run has made: these are removed, and no other

# A private folder for everything this run writes.
prepare_workspace() {
  umask 077
  trap "trap '' TERM INT; "'rm -rf "${made[@]}"' EXIT
  make_folder "${TMPDIR:-/tmp}/${noun}s.XXXXXX" || misconfigured "no folder can be made in ${TMPDIR:-/tmp}: mount a writable volume there"
  work=$folder
  set -m # every background job is a process group of its own, so that an interrupted run can end all of it
  write_client_properties
  prepare_java
}

make_folder() { # template → folder
  folder=$(mktemp -d "$1" 2>/dev/null) && made+=("$folder")
}
