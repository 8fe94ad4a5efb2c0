# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Says what is: a line for every topic, what is not declared, the summary; and the termination message.

declare -A result=() detail=()
exit_status=

report() {
  conclude
  find_undeclared
  summarize
  if [[ $output == json ]]; then report_json; else report_text; fi
  write_termination_message "$summary" "${stopped:-}" "${problems[@]}"
  exit "${exit_status:-$((${#problems[@]} > 0))}"
}

# Ends the run early. Before the first comparison there is only the sentence to say; after it, every topic has its line.
stop() { # sentence
  : "${exit_status:=1}"
  [[ -n ${compared-} ]] || end_early "$exit_status" "$1"
  stopped=$1
  say "$stopped"
  report
}

# From what was read first and what was read last. → result, detail
conclude() {
  local name
  for name in "${topics[@]}"; do
    detail[$name]=${difference[$name]-}
    case ${verdict[$name]} in
      ok) conclude_as_declared "$name" ;;
      refuse) result[$name]=refused ;;
      *) if [[ $mode == check ]]; then conclude_differs "$name"; else conclude_failed "$name"; fi ;;
    esac
  done
}

conclude_as_declared() { # name
  result[$1]=ok detail[$1]=${first_difference[$1]-}
  case ${first_verdict[$1]} in
    create) if [[ -z ${found[$1]-} ]]; then result[$1]=created; else detail[$1]="another run created it"; fi ;;
    change) result[$1]=changed ;;
    delete) result[$1]=deleted detail[$1]="declared absent" ;;
  esac
}

conclude_differs() { # name
  result[$1]=differs
  case ${verdict[$1]} in
    create) detail[$1]="missing, declared with ${detail[$1]}" ;;
    delete) detail[$1]="there, declared absent" ;;
  esac
}

conclude_failed() { # name
  result[$1]=failed
  if [[ -n ${failure[$1]-} ]]; then
    detail[$1]=${failure[$1]}
  elif [[ -n ${written_at[$1]-} ]]; then
    detail[$1]="written, but not read back: ${stopped:-}"
  else
    detail[$1]="not done: ${last_words[$1]:-${stopped:-}}"
  fi
}

find_undeclared() { # → undeclared
  local name
  undeclared=()
  for name in "${!actual_partitions[@]}"; do
    [[ $name == __* || -n ${declared_partitions[$name]-}${declared_absent[$name]-} ]] || undeclared+=("$name")
  done
  ((${#undeclared[@]} < 2)) || mapfile -t undeclared < <(printf '%s\n' "${undeclared[@]}" | sort)
}

summarize() { # → summary, problems (the worst first)
  local name kind parts=
  declare -gA counted=([ok]=0 [created]=0 [changed]=0 [deleted]=0 [differs]=0 [refused]=0 [failed]=0)
  for name in "${topics[@]}"; do
    counted[${result[$name]}]=$((counted[${result[$name]}] + 1))
  done

  for kind in ok created changed deleted differs refused failed; do
    case $mode:$kind in
      check:created | check:changed | check:deleted | apply:differs) continue ;;
      apply:deleted) ((counted[$kind])) || continue ;;
    esac
    parts+=", ${counted[$kind]} $kind"
  done
  seconds_since_start
  summary="$(plural "${#topics[@]}" topic): ${parts#, } in $elapsed s"

  problems=()
  for kind in failed refused differs; do
    ((counted[$kind])) || continue
    for name in "${topics[@]}"; do
      [[ ${result[$name]} != "$kind" ]] || problems+=("$name $kind: ${detail[$name]}")
    done
  done
}

report_text() {
  local name width=0 line
  for name in "${topics[@]}"; do
    ((${#name} <= width)) || width=${#name}
  done
  ((width <= 60)) || width=60

  for name in "${topics[@]}"; do
    printf -v line '%-*s  %s' "$width" "$name" "${result[$name]}"
    printf '%s\n' "$line${detail[$name]:+: ${detail[$name]}}"
    [[ -z ${reassignment[$name]-} ]] || report_reassignment "$name" "$((width + 2))"
  done
  ((${#undeclared[@]} == 0)) || printf 'not declared, left alone: %s\n' "$(first_of 50 "${undeclared[@]}")"
  printf '%s\n' "$summary"
  [[ -z ${TRACE-} ]] || { jvm_starts; say "$starts JVM starts"; }
}

report_reassignment() { # name indentation
  reassignment_commands "$1"
  printf '%*s%s\n' "$2" '' "to change it, save this line as /tmp/$1.json:" \
    "$2" '' "${reassignment[$1]}" \
    "$2" '' "start the move, then repeat the second command until all of it is complete (it also removes the throttle):" \
    "$2" '' "${commands[0]}" \
    "$2" '' "${commands[1]}"
}

report_json() {
  local name line command commands
  for name in "${topics[@]}"; do
    json_string "${detail[$name]}"
    line="{\"topic\":\"$name\",\"result\":\"${result[$name]}\",\"detail\":$json"
    if [[ -n ${reassignment[$name]-} ]]; then
      reassignment_commands "$name"
      line+=",\"reassignment\":${reassignment[$name]},\"commands\":["
      for command in "${commands[@]}"; do
        json_string "$command"
        line+="$json,"
      done
      line="${line%,}]"
    fi
    printf '%s}\n' "$line"
  done
  json_string "$summary"
  line="{\"summary\":$json,\"topics\":${#topics[@]}"
  for name in ok created changed deleted differs refused failed; do line+=",\"$name\":${counted[$name]}"; done
  jvm_starts
  line+=",\"seconds\":$elapsed,\"jvm_starts\":$starts,\"not_declared\":["
  for name in "${undeclared[@]}"; do line+="\"$name\","; done
  line="${line%,}]"
  [[ -z ${stopped-} ]] || { json_string "$stopped"; line+=",\"stopped\":$json"; }
  printf '%s}\n' "$line"
}

first_of() { # how many, names…
  local limit=$1 list
  shift
  printf -v list '%s, ' "${@:1:limit}"
  list=${list%, }
  (($# <= limit)) || list+=" and $(($# - limit)) more"
  printf %s "$list"
}
