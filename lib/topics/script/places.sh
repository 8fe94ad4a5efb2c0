# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Kafka spreads new partitions over the brokers that are there at that moment, and never moves them by itself. So before
# any is created, every declared broker is waited for, for WAIT_SECONDS; then the others have to do.

before_writing() {
  ! creates_partitions || wait_for_every_broker
}

creates_partitions() {
  local name
  for name in "${to_write[@]}"; do
    [[ ${verdict[$name]} != create ]] || return 0
    [[ ${verdict[$name]} != change ]] || ((declared_partitions[$name] == actual_partitions[$name])) || return 0
  done
  return 1
}

# What a run may wait for brokers when the cluster is in trouble is not used up by this.
wait_for_every_broker() {
  local before=$waited absent=''
  waited=0
  if ! await_brokers "${#brokers[@]}" declared; then
    absent=$unreachable
  elif [[ -n $came_late ]] && ! await_registration; then
    absent="$registered of ${#brokers[@]} have registered with the cluster"
  fi
  waited=$before
  [[ -n $absent ]] || return 0
  notes+=("not all brokers came within $WAIT_SECONDS s, and new partitions lie on the others: $absent")
  say "${notes[-1]}"
}

# A broker accepts connections shortly before the cluster gives it partitions, and names it when it is read. → registered
await_registration() {
  local began=$SECONDS
  while
    ask_cluster
    registered=${#actual_brokers[@]}
    ((registered < ${#brokers[@]}))
  do
    ((SECONDS - began < WAIT_SECONDS)) || return
    end_unless_current
    sleep 1
  done
}
