# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Waits until enough brokers accept connections. Probes are plain TCP connections: no JVM is started for them.

waited=0            # seconds, over the whole run
declare came_late='' # a broker was not there when it was looked for

wait_for_brokers() { # how many
  await_brokers "$1" needed ||
    stop "too few brokers: ${#reachable[@]} of $1 needed accept connections after $WAIT_SECONDS s; $unreachable"
}

# False when they are not there after WAIT_SECONDS.
await_brokers() { # how many, why
  local wanted=$1 why=$2 said=-5
  local began=$SECONDS before=$waited
  while
    probe_brokers
    waited=$((before + SECONDS - began))
    ((${#reachable[@]} < wanted))
  do
    ((waited < WAIT_SECONDS)) || return
    end_unless_current
    if ((SECONDS - said >= 5)); then
      say "waiting for brokers: ${#reachable[@]} of $wanted $why accept connections ($waited of $WAIT_SECONDS s); $unreachable"
      said=$SECONDS
    fi
    sleep 1
  done
}

probe_brokers() { # → reachable, unreachable
  local number probes=()
  for number in "${!brokers[@]}"; do
    probe "${brokers[number]}" >"$work/probe-$number" &
    probes+=($!)
  done
  reachable=() unreachable=
  for number in "${!brokers[@]}"; do
    if wait "${probes[number]}"; then
      reachable+=("${brokers[number]}")
    else
      unreachable+="${unreachable:+; }$(<"$work/probe-$number")"
    fi
  done
  [[ -z $unreachable ]] || came_late=1
}

probe() { # host:port → whether it accepts connections, and why not
  local host=${1%:*} answer
  host=${host#[} host=${host%]}
  # shellcheck disable=SC2016 # the inner shell expands: host and port reach it as parameters
  answer=$(timeout 3 bash -c 'exec 3<>"/dev/tcp/$1/$2"' probe "$host" "${1##*:}" 2>&1)
  case $?:$answer in
    0:*) return ;;
    *refused*) printf %s "$1 refuses the connection" ;;
    *[Uu]nreachable* | *"No route"*) printf %s "no route to $1" ;;
    *resol* | *"not known"* | *"Invalid argument"*) printf %s "the name $host does not resolve" ;;
    *) printf %s "$1 does not answer (no route, or a NetworkPolicy drops the packets)" ;;
  esac
  return 1
}
