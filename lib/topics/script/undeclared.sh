# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# The topics that the cluster has and the table does not know. Kafka's own are its own business.

find_undeclared() { # → undeclared
  local name
  undeclared=()
  for name in "${!actual_partitions[@]}"; do
    [[ -n ${declared_partitions[$name]-}${declared_absent[$name]-} ]] || is_kafkas_own "$name" || undeclared+=("$name")
  done
  sort_undeclared
}
