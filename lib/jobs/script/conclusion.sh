# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Says what is: a line for every item, what is not declared, the summary; and the termination message.
#
# A script gives find_undeclared; renewed, what is said of an item that was renewed; and, for an item that needs more
# than a line, advice and advice_json.

declare -A result=() detail=()
declare -A advice=()      # item → further lines below its own
declare -A advice_json=() # item → further fields of its JSON object
declare -a undeclared=()
declare -a notes=()       # what else is worth a line
declare -A may_pass=()    # item → its refusal may pass by itself
stopped=                  # why the run ended early
last_line=                # the same, and what follows from it
exit_status=
refused_status=43 # the Job's podFailurePolicy ends the Job at this exit code

report() {
  uninterruptible=1
  conclude
  find_undeclared
  summarize
  if [[ $output == json ]]; then report_json; else report_text; fi
  write_termination_message "$summary" "$last_line" "${problems[@]}" "${notes[@]}"
  exit "${exit_status:-$(status_of_problems)}"
}

# Refusals alone: no repetition mends them.
status_of_problems() {
  local name
  ((${#problems[@]})) || { printf 0; return; }
  for name in "${items[@]}"; do
    case ${result[$name]} in
      failed | differs) printf 1; return ;;
      refused) [[ -z ${may_pass[$name]-} ]] || { printf 1; return; } ;;
    esac
  done
  if [[ $mode == apply ]]; then printf %s "$refused_status"; else printf 1; fi
}

# Ends the run early. Before the first comparison there is only the sentence to say; after it, every item has its line.
stop() { # why, what else to say once
  : "${exit_status:=1}"
  [[ -n ${compared-} ]] || end_early "$exit_status" "$1${2:+. $2}"
  stopped=$1 last_line="$1${2:+. $2}"
  report
}

# From what was read first and what was read last. → result, detail
conclude() {
  local name
  for name in "${items[@]}"; do
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
    create) if [[ -z ${found[$1]-} ]]; then result[$1]=created; else detail[$1]="it was there when its creation was answered: another run was faster, or the answer to this one was lost"; fi ;;
    change) result[$1]=changed ;;
    renew) detail[$1]=$renewed ;;
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
  elif [[ -n ${cut_off[$1]-} ]]; then
    detail[$1]="whether it was written is not known: ${stopped:-}"
  elif [[ -n ${written_at[$1]-} ]]; then
    detail[$1]="written, but not read back: ${stopped:-}"
  else
    detail[$1]="not done: ${last_words[$1]:-${stopped:-}}"
  fi
}

# Without sort they are said as they are.
sort_undeclared() {
  local sorted
  ((${#undeclared[@]} > 1)) || return 0
  sorted=$(printf '%s\n' "${undeclared[@]}" | sort) && mapfile -t undeclared <<<"$sorted"
}

summarize() { # → summary, problems (the worst first)
  local name kind parts=
  declare -gA counted=([ok]=0 [created]=0 [changed]=0 [deleted]=0 [differs]=0 [refused]=0 [failed]=0)
  for name in "${items[@]}"; do
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
  summary="$(plural "${#items[@]}" "$noun"): ${parts#, } in $elapsed s"

  problems=()
  for kind in failed refused differs; do
    ((counted[$kind])) || continue
    for name in "${items[@]}"; do
      [[ ${result[$name]} != "$kind" ]] || problems+=("$name $kind: ${detail[$name]}")
    done
  done
}

report_text() {
  local name width=0 line
  for name in "${items[@]}"; do
    ((${#name} <= width)) || width=${#name}
  done
  ((width <= 60)) || width=60

  for name in "${items[@]}"; do
    printf -v line '%-*s  %s' "$width" "$name" "${result[$name]}"
    printf '%s\n' "$line${detail[$name]:+: ${detail[$name]}}"
    [[ -n ${advice[$name]-} ]] || continue
    while IFS= read -r line; do
      printf '%*s%s\n' "$((width + 2))" '' "$line"
    done <<<"${advice[$name]}"
  done
  ((${#undeclared[@]} == 0)) || printf 'not declared, left alone: %s\n' "$(first_of 50 "${undeclared[@]}")"
  printf '%s\n' "${notes[@]}" "$summary" ${last_line:+"$last_line"}
  [[ -z ${TRACE-} ]] || { jvm_starts; say "$starts JVM starts"; }
}

report_json() {
  local name line
  for name in "${items[@]}"; do
    json_string "$name"
    line="{\"$noun\":$json"
    json_string "${detail[$name]}"
    printf '%s\n' "$line,\"result\":\"${result[$name]}\",\"detail\":$json${advice_json[$name]-}}"
  done
  json_string "$summary"
  line="{\"summary\":$json,\"${noun}s\":${#items[@]}"
  for name in ok created changed deleted differs refused failed; do line+=",\"$name\":${counted[$name]}"; done
  jvm_starts
  line+=",\"seconds\":$elapsed,\"jvm_starts\":$starts,\"not_declared\":["
  for name in "${undeclared[@]}"; do
    json_string "$name"
    line+="$json,"
  done
  line="${line%,}]"
  if ((${#notes[@]})); then
    line+=",\"notes\":["
    for name in "${notes[@]}"; do json_string "$name"; line+="$json,"; done
    line="${line%,}]"
  fi
  [[ -z ${stopped-} ]] || { json_string "$last_line"; line+=",\"stopped\":$json"; }
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
