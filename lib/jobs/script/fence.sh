# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Whether this run's Job is the current one: the Job applied last. A Job of an older commit, such as one that waits for
# its retry, would undo what a newer one has written.
#
# CURRENT_JOB_FILE is mounted from a ConfigMap that is applied just before each Job and names it; the kubelet shows a
# change of it to a running pod within FENCE_SECONDS. Without JOB_NAME, as in a run by hand, and with
# --check, nothing is looked at.

declare superseded_by=  # the Job that has taken this one's place; it stays so for the rest of the run
declare fence_problem=  # why the file says nothing that can be trusted
superseded_status=44    # the Job's podFailurePolicy ends the Job at this exit code

check_fence_settings() {
  [[ -n ${JOB_NAME-} || -n ${CURRENT_JOB_FILE-} ]] || return 0
  is_job_name "${JOB_NAME-}" || misconfigured "JOB_NAME is '${JOB_NAME-}', not a Job's name, and CURRENT_JOB_FILE is '${CURRENT_JOB_FILE-}': give both or none"
  [[ -n ${CURRENT_JOB_FILE-} ]] || misconfigured "JOB_NAME is '$JOB_NAME' and CURRENT_JOB_FILE is empty: give both or none"
}

# Before every write. Cheap: a small file is read, and no process started.
# → superseded_by, fence_problem; false unless the file names this Job
still_current() {
  local current
  [[ -n ${JOB_NAME-} && $mode == apply ]] || return 0
  [[ -z $superseded_by ]] || return 1
  read_fence || return
  [[ $current != "$JOB_NAME" ]] || return 0
  superseded_by=$current
  return 1
}

read_fence() { # → current, fence_problem
  local lines=()
  current='' fence_problem="$CURRENT_JOB_FILE cannot be read"
  { mapfile -t lines <"$CURRENT_JOB_FILE"; } 2>/dev/null || return
  fence_problem="$CURRENT_JOB_FILE does not hold the name of one Job"
  ((${#lines[@]} == 1)) && is_job_name "${lines[0]}" || return
  current=${lines[0]} fence_problem=
}

is_job_name() { # text
  [[ ${#1} -le 253 && $1 =~ ^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$ ]]
}

# When a run starts, another name may be what the kubelet still shows: it is looked at again for FENCE_SECONDS.
await_fence() {
  local began=$SECONDS said=-10
  until still_current; do
    ((SECONDS - began < FENCE_SECONDS)) || end_without_fence
    if ((SECONDS - said >= 10)); then
      say "waiting to be the current Job: ${fence_problem:-"$CURRENT_JOB_FILE names $superseded_by"} ($((SECONDS - began)) of $FENCE_SECONDS s)"
      said=$SECONDS
    fi
    superseded_by=
    sleep 1
  done
}

# During a run another name is final at once. What cannot be read may pass.
end_unless_current() {
  local began=$SECONDS
  until still_current; do
    if [[ -n $superseded_by ]] || ((SECONDS - began >= FENCE_SECONDS)); then end_without_fence; fi
    sleep 1
  done
}

# The sentence about a Job that has ended is for A, B, A: nobody else would say it.
end_without_fence() {
  end_children
  [[ -n $superseded_by ]] || stop "which Job is current is not known: $fence_problem; nothing more is written"
  exit_status=$superseded_status
  stop "superseded by $superseded_by: nothing more is written" \
    "If $superseded_by has ended already, nothing runs until it is deleted or pruned, or \`revision\` is set"
}

# For the process of a write, before each of its steps. What it says is tried again, by a run that is current then.
may_write() {
  still_current || { printf '%s\n' "not written: ${fence_problem:-"$superseded_by was the current Job"}"; return 1; }
}
