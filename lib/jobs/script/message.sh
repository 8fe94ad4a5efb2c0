# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# How the run speaks. Results go to stdout, what happens meanwhile to stderr, the end to the termination message too.

started=$EPOCHREALTIME

exec {results}>&1  # stdout of the run, also where a command's goes to a file
exec {progress}>&2 # stderr likewise

say() { printf '%s\n' "$*" >&"$progress"; }

plural() { # number noun
  if (($1 == 1)); then printf %s "$1 $2"; else printf %s "$1 $2s"; fi
}

seconds_since_start() { # → elapsed, as 4.2
  local now=$EPOCHREALTIME tenths
  tenths=$(((${now/[.,]/} - ${started/[.,]/}) / 100000))
  elapsed=$((tenths / 10)).$((tenths % 10))
}

# A repetition cannot mend it: the Job's podFailurePolicy ends the Job at this exit code.
misconfigured() { # sentence
  end_early 42 "bad configuration: $1"
}

end_early() { # status sentence
  if [[ ${output-} == json ]]; then
    json_string "$2"
    printf '{"error":%s}\n' "$json"
  else
    printf '%s\n' "$2"
  fi
  write_termination_message "$2"
  exit "$1"
}

# Kubernetes keeps 4 KiB of it. The lines are given with the most important first.
write_termination_message() { # lines
  local LC_ALL=C line text='' left=$#
  for line in "$@"; do
    [[ -n $line ]] || { ((left--)); continue; }
    ((${#line} <= 1000)) || line="$(cut_characters "$line")…"
    ((${#text} + ${#line} < 4050)) || { text+="… and $left more"; break; }
    text+=$line$'\n'
    ((left--))
  done
  { printf '%s\n' "${text%$'\n'}" >"${TERMINATION_LOG:-/dev/termination-log}"; } 2>/dev/null || :
}

cut_characters() { # line of bytes → its first 300 characters
  local LC_ALL=C.UTF-8
  printf %s "${1:0:300}"
}

json_string() { # text → json, quoted
  local code character escaped
  json=${1//\\/\\\\}
  json=${json//\"/\\\"}
  if [[ $json == *[[:cntrl:]]* ]]; then
    for code in {1..31} 127; do
      printf -v escaped '\\u%04x' "$code"
      printf -v character %b "\\x${escaped: -2}"
      json=${json//"$character"/"$escaped"}
    done
  fi
  json="\"$json\""
}
