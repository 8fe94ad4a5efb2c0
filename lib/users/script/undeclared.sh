# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# Whom the cluster knows and the table does not. Who is protected is not one of them.

find_undeclared() { # → undeclared
  local name
  local -A others=()
  for name in "${!actual_credentials[@]}" "${!actual_acls[@]}" "${!actual_quotas[@]}" "${!other_principals[@]}"; do
    [[ -n ${declared_acls[$name]+declared} || -n ${protected[$name]-} ]] || others[$name]=1
  done
  undeclared=("${!others[@]}")
  ((${#undeclared[@]} < 2)) || mapfile -t undeclared < <(printf '%s\n' "${undeclared[@]}" | sort)
}
