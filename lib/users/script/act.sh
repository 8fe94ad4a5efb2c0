# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# Carries out the verdict on a user. Whoever may log in has quotas and permissions already, and what a user may no longer
# do goes last, so that a running client never misses what it may do before and after.

create_user() { change_user "$1"; }

change_user() { # name
  write_quotas "$1" || return
  add_acls "$1" "${added_acls[$1]}" || return
  [[ -z ${declared_password[$1]-} || -n ${lacks_password[$1]} ]] || set_password "$1" || return
  remove_credentials "$1" || return
  remove_acls "$1" "${removed_acls[$1]}"
}

renew_user() { set_password "$1"; }

delete_user() { # name
  remove_credentials "$1" || return
  remove_acls "$1" "${removed_acls[$1]}" || return
  write_quotas "$1"
}

# One at a time: KRaft refuses a request that alters two credentials of a user.
remove_credentials() { # name
  local mechanism mechanisms
  read -ra mechanisms <<<"${unset_credentials[$1]}"
  decode "$1"
  for mechanism in "${mechanisms[@]}"; do
    kafka_tool configs --alter --entity-type users "--entity-name=$decoded" "--delete-config=$mechanism" || return
  done
}

write_quotas() { # name
  local quota quotas arguments=() values=
  read -ra quotas <<<"${set_quotas[$1]}"
  for quota in "${quotas[@]}"; do values+="${values:+,}$quota=${declared_quota["$1 $quota"]}"; done
  [[ -z $values ]] || arguments+=("--add-config=$values")
  [[ -z ${unset_quotas[$1]} ]] || arguments+=("--delete-config=$(joined "${unset_quotas[$1]}")")
  ((${#arguments[@]})) || return 0
  decode "$1"
  kafka_tool configs --alter --entity-type users "--entity-name=$decoded" "${arguments[@]}"
}
