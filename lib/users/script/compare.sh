# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# Compares declared with actual. Every user gets a verdict, what differs in words, and what there is to write.

scram_mechanism=SCRAM-SHA-512
scram_iterations=8192 # twice what Kafka asks for and takes by itself; it costs a login a few milliseconds

declare -A added_acls=() removed_acls=()   # user → permissions
declare -A set_quotas=() unset_quotas=()   # user → names of quotas
declare -A unset_credentials=()            # user → mechanisms
declare -A password_set=()                 # user → this run has set its password

compare_user() { # name
  local name=$1 differences='' password_differs='' stuck=''
  [[ -z ${written_at[$name]-} || -n ${lacks_password[$name]-} ]] || password_set[$name]=1
  added_acls[$name]='' removed_acls[$name]='' set_quotas[$name]='' unset_quotas[$name]='' unset_credentials[$name]=''

  compare_credentials "$name"
  compare_acls "$name"
  compare_quotas "$name"
  difference[$name]=$differences

  look_at_password "$name"

  if [[ $mode == apply && -n ${lacks_password[$name]}$stuck ]] && ! has_more_to_write "$name"; then
    verdict[$name]=refuse difference[$name]="${lacks_password[$name]:+"$password_problem; "}${stuck:+"$stuck cannot be taken away by kafka-acls.sh, which cuts such names: take it away by another client of Kafka; "}all else is as declared"
  elif [[ -z $differences ]]; then
    verdict[$name]=ok
    ! sets_password_again "$name" || verdict[$name]=renew
  elif [[ -n ${declared_absent[$name]-} ]]; then
    verdict[$name]=delete
  elif is_there "$name"; then
    verdict[$name]=change
    [[ -n $password_differs ]] || ! sets_password_again "$name" || difference[$name]+=", $renewed"
  else
    verdict[$name]=create
    describe_declared "$name"
  fi
}

look_at_password() { # name
  lacks_password[$1]='' awaits_secret[$1]=''
  [[ -n $password_differs ]] || sets_password_again "$1" || return 0
  [[ $mode == apply ]] && ! read_password "$1" || return 0
  lacks_password[$1]=1
  password_is_there "$1" || awaits_secret[$1]=1
}

has_more_to_write() { # name: besides the password
  [[ -n ${added_acls[$1]}${removed_acls[$1]}${set_quotas[$1]}${unset_quotas[$1]}${unset_credentials[$1]} ]]
}

sets_password_again() { # name
  [[ -n ${declared_password[$1]-} && -z ${password_set[$1]-} && $mode == apply ]]
}

is_there() { # name: whether the cluster knows anything of the user
  [[ -n ${actual_credentials[$1]-}${actual_acls[$1]-}${actual_quotas[$1]-} ]]
}

differs() { # words
  differences+="${differences:+, }$1"
}

compare_credentials() { # name
  local credential credentials found_it=
  read -ra credentials <<<"${actual_credentials[$1]-}"
  for credential in "${credentials[@]}"; do
    if [[ -z ${declared_password[$1]-} || $credential != "$scram_mechanism="* ]]; then
      unset_credentials[$1]+="${credential%%=*} "
      differs "password of ${credential%%=*} → (none)"
    else
      found_it=1
      [[ $credential != "$scram_mechanism=$scram_iterations" ]] || continue
      password_differs=1
      differs "password with ${credential#*=} iterations→$scram_iterations"
    fi
  done
  [[ -n ${declared_password[$1]-} && -z $found_it ]] || return 0
  password_differs=1
  differs "password (none)→$scram_mechanism"
}

compare_acls() { # name
  local acl acls
  read -ra acls <<<"${declared_acls[$1]}"
  for acl in "${acls[@]}"; do
    [[ -z ${actual_acl["$1 $acl"]-} ]] || continue
    added_acls[$1]+="$acl "
    differs "+$acl"
  done
  read -ra acls <<<"${actual_acls[$1]-}"
  for acl in "${acls[@]}"; do
    [[ -z ${declared_acl["$1 $acl"]-} ]] || continue
    differs "-$acl"
    if is_beyond_acls "$acl"; then stuck+="${stuck:+, }$acl"; else removed_acls[$1]+="$acl "; fi
  done
}

compare_quotas() { # name
  local quota quotas before after
  read -ra quotas <<<"${declared_quotas[$1]}"
  for quota in "${quotas[@]}"; do
    before=${actual_quota["$1 $quota"]-} after=${declared_quota["$1 $quota"]}
    [[ $before != "$after" ]] || continue
    set_quotas[$1]+="$quota "
    differs "$quota ${before:-(none)}→$after"
  done
  read -ra quotas <<<"${actual_quotas[$1]-}"
  for quota in "${quotas[@]}"; do
    [[ -z ${declared_quota["$1 $quota"]-} ]] || continue
    unset_quotas[$1]+="$quota "
    differs "$quota ${actual_quota["$1 $quota"]}→(none)"
  done
}

describe_declared() { # name
  local field fields quota differences=
  [[ -z ${declared_password[$1]-} ]] || differs password
  read -ra fields <<<"${declared_acls[$1]}"
  for field in "${fields[@]}"; do differs "$field"; done
  read -ra fields <<<"${declared_quotas[$1]}"
  for quota in "${fields[@]}"; do differs "$quota=${declared_quota["$1 $quota"]}"; done
  difference[$1]=$differences
}
