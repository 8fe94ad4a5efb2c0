# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# A Secret that is not there yet holds up one password and nothing else: everything else is done first, then the run
# looks for it until PASSWORD_SECONDS are over.

# Whether there is something to write after all, since a password has come.
more_to_write() {
  local said_at=-60
  while secrets_awaited; do
    ((SECONDS < PASSWORD_SECONDS)) || return
    if ((SECONDS - said_at >= 60)); then
      say_what_is_awaited
      said_at=$SECONDS
    fi
    sleep 1
    end_unless_current
    password_came || continue
    ask_cluster
    whole begin_anew
    items_to_write && return
  done
  return 1
}

# What failed is tried again by another run: it does not wait for a Secret. → awaited
secrets_awaited() {
  local name
  awaited=()
  for name in "${items[@]}"; do
    [[ -z ${failure[$name]-} ]] || return
    [[ -z ${awaits_secret[$name]-} ]] || awaited+=("$name")
  done
  ((${#awaited[@]}))
}

password_came() {
  local name
  for name in "${awaited[@]}"; do
    ! password_is_there "$name" || return 0
  done
  return 1
}

say_what_is_awaited() {
  local name secrets=()
  for name in "${awaited[@]}"; do secrets+=("${declared_password[$name]} of $name"); done
  say "waiting for passwords, SECRET/KEY ($SECONDS of $PASSWORD_SECONDS s): $(first_of 20 "${secrets[@]}")"
}

# What is written from now on has not been tried before.
begin_anew() {
  local name
  progress_at=$SECONDS left_before=
  for name in "${awaited[@]}"; do
    [[ ${first_verdict[$name]} == refuse && -z ${awaits_secret[$name]-} ]] || continue
    first_verdict[$name]=${verdict[$name]} first_difference[$name]=${difference[$name]-}
  done
}
