#!/usr/bin/env bash
# Starts a server with certificates: with-certificates.sh SCRIPT, the script that starts it.
# Writes the files that the server reads from the mounted Secret, and restarts it when they are renewed: neither Kafka,
# for its connections to controllers and to ZooKeeper, nor ZooKeeper 3.8, for its port for clients, reads them again.
# Restarts never meet: every pod of a StatefulSet has a minute of its own on the clock, and waits for another turn as
# long as not all others serve and not all replicas are in sync.
# Environment: POD_NAME, COMPONENT (broker|controller|zookeeper), SERVERS (how many), HEADLESS_SERVICE.
set -euo pipefail

secret=/etc/certificates # tls.crt, tls.key and ca.crt; Kubernetes replaces them when the Secret changes
stores=/etc/stores       # in memory
turn=60                  # seconds

refuse() {
  echo "FATAL: $*" >&2
  exit 1
}

read_certificates() { # → key, chain, authorities
  key=$(cat "$secret/tls.key") && chain=$(cat "$secret/tls.crt") && authorities=$(cat "$secret/ca.crt")
}

check_certificates() { # → problem, empty when there is none
  problem=
  if [[ -z $key || -z $chain || -z $authorities ]]; then
    problem="one of tls.key, tls.crt and ca.crt in the Secret of $POD_NAME is empty."
  elif [[ $key != *'BEGIN PRIVATE KEY'* ]]; then
    problem="tls.key in the Secret of $POD_NAME is not PKCS#8 without a password. Convert it:"
    problem+=" openssl pkcs8 -topk8 -nocrypt -in tls.key -out pkcs8.key (cert-manager: privateKey.encoding: PKCS8)"
  fi
}

# Whoever reads a file meanwhile reads the whole old or the whole new one.
write_stores() {
  local name
  printf '%s\n%s\n' "$key" "$chain" > "$stores/.keystore.pem"
  printf '%s\n' "$authorities" > "$stores/.truststore.pem"
  for name in truststore.pem keystore.pem; do
    chmod 400 "$stores/.$name"
    mv -f "$stores/.$name" "$stores/$name"
  done
}

watch_certificates() {
  local used=$key$chain$authorities before=
  while sleep 5; do
    read_certificates 2> /dev/null || continue
    [[ $key$chain$authorities != "$used" ]] || continue
    # The files may be in the middle of being replaced: what counts was read twice.
    if [[ $key$chain$authorities != "$before" ]]; then
      before=$key$chain$authorities
      check_certificates
      [[ -z $problem ]] || echo "The certificate was renewed and cannot be used: $problem"
    elif [[ -n $problem ]]; then
      continue
    elif is_my_turn && others_serve && replicas_are_in_sync; then
      echo "The certificate was renewed: $POD_NAME restarts to use it."
      kill -TERM 1
      return
    fi
  done
}

# In the first half of the pod's minute, so that the other half is left to stop in.
is_my_turn() {
  local now
  printf -v now '%(%s)T' -1
  ((now / turn % SERVERS == ${POD_NAME##*-} && now % turn < turn / 2))
}

others_serve() {
  local ordinal
  for ((ordinal = 0; ordinal < SERVERS; ordinal++)); do
    ((ordinal == ${POD_NAME##*-})) ||
      timeout 3 bash -c "exec 3<> /dev/tcp/${POD_NAME%-*}-$ordinal.$HEADLESS_SERVICE/$peer_port" 2> /dev/null || return
  done
}

replicas_are_in_sync() {
  local behind
  [[ $COMPONENT == broker ]] || return 0
  behind=$(/etc/tools/kafka-topics.sh --describe --under-replicated-partitions --bootstrap-server localhost:9093) &&
    [[ -z $behind ]]
}

case $COMPONENT in
  broker) peer_port=9093 ;;
  controller) peer_port=9094 ;;
  zookeeper) peer_port=3888 ;; # that for elections
esac

read_certificates || refuse "the Secret of $POD_NAME needs the keys tls.key, tls.crt and ca.crt."
check_certificates
[[ -z $problem ]] || refuse "$problem"
(umask 077 && write_stores)
(umask 077 && watch_certificates) &
unset key chain authorities
exec bash "$@"
