# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# Who must not be locked out: the super users, and whom the run itself is.

declare -A protected=() # user, encoded → 1

find_protected() {
  local principal principals
  IFS=';' read -ra principals <<<"${SUPER_USERS-}"
  for principal in "${principals[@]}"; do
    [[ $principal == User:?* ]] || misconfigured "SUPER_USERS holds '$principal', which does not begin with User:"
    encode "${principal#User:}"
    protected[$encoded]=1
  done
  own_user
  [[ -z $own ]] || { encode "$own"; protected[$encoded]=1; }
}

# Of a client with a certificate only SUPER_USERS knows the name. → own
own_user() {
  local line
  own=
  [[ -n ${COMMAND_CONFIG:-} ]] || return 0
  while IFS= read -r line || [[ -n $line ]]; do
    [[ ! $line =~ ^[[:space:]]*sasl\.jaas\.config.*username=\"?([^\"\;[:space:]]+) ]] || own=${BASH_REMATCH[1]}
  done <"$COMMAND_CONFIG"
}
