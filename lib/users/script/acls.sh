# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# Permissions, written in as few calls as kafka-acls.sh allows: in a call every operation goes with every resource.

add_acls() { # user permissions
  write_acls "$1" --add "$2"
}

remove_acls() { # user permissions
  write_acls "$1" --remove "$2" --force
}

write_acls() { # user action permissions option…
  local user=$1 action=$2 list acl access operation type pattern resource call
  local -A resources=() calls=()
  read -ra list <<<"$3"
  shift 3
  for acl in "${list[@]}"; do
    split_acl "$acl"
    resources["$access $pattern $operation"]+=" $type=$resource"
  done
  for call in "${!resources[@]}"; do
    read -r access pattern operation <<<"$call"
    calls["$access $pattern${resources[$call]}"]+="$operation "
  done
  for call in "${!calls[@]}"; do
    call_acls "$user" "$action" "$call" "${calls[$call]}" "$@" || return
  done
}

# The name of the resource is all that is left: it may hold colons, at its end as well.
split_acl() { # permission → access, operation, type, pattern, resource
  access=${1%%:*} resource=${1#*:}
  operation=${resource%%:*} resource=${resource#*:}
  type=${resource%%:*} resource=${resource#*:}
  pattern=${resource%%:*} resource=${resource#*:}
}

call_acls() { # user action "access pattern type=name…" operations option…
  local resource operation action=$2 kind access operations resources arguments
  decode "$1"
  read -ra resources <<<"$3"
  read -ra operations <<<"$4"
  shift 4
  access=${resources[0]}
  kind=${access%%@*}
  arguments=("--$kind-principal=User:$decoded")
  if [[ $access == *@* ]]; then
    decode "${access#*@}"
    arguments+=("--$kind-host=${decoded//%3A/:}") # a colon would end the access
  fi
  for operation in "${operations[@]}"; do
    as_option "$operation"
    arguments+=("--operation=$option")
  done
  for resource in "${resources[@]:2}"; do
    decode "${resource#*=}"
    case ${resource%%=*} in
      cluster) arguments+=(--cluster) ;;
      user) arguments+=("--user-principal=$decoded") ;;
      *) arguments+=("--${resource%%=*}=$decoded") ;;
    esac
  done
  kafka_tool acls "$action" "$@" "${arguments[@]}" "--resource-pattern-type=${resources[1]}"
}

# kafka-acls.sh takes away what stands at the ends of names and is not above a space: it would remove something else. No
# argument holds a NUL.
is_beyond_acls() { # permission
  local access operation type pattern resource
  split_acl "$1"
  [[ $1 == *%00* ]] || { [[ $type != transactional-id ]] && ! is_name "$resource"; }
}

# DESCRIBE_CONFIGS is DescribeConfigs on the command line.
as_option() { # operation → option
  local word words
  option=
  IFS=_ read -ra words <<<"$1"
  for word in "${words[@]}"; do
    word=${word,,}
    option+=${word^}
  done
}
