# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# What the cluster answers about users: one read, whatever their number. Of quotas, only those of a user as such: those
# of one of a user's clients, and of users by default, are nobody's that a table can name.

declare -A actual_credentials=()             # user → mechanism=iterations …
declare -A actual_acls=() actual_acl=()      # user → permissions; "user permission" → 1
declare -A actual_quotas=() actual_quota=()  # user → names; "user name" → value
declare -A other_principals=()               # whoever else has permissions → 1

read_users() { kafka_tool reader users; }

load_answers() {
  actual_credentials=() actual_acls=() actual_acl=() actual_quotas=() actual_quota=() other_principals=()
  load_answer "$work/read-users"
}

answer_credential() { # user mechanism iterations
  [[ $# == 3 && $2 == SCRAM-* && $3 =~ ^[0-9]+$ && " ${actual_credentials[$1]-}" != *" $2="* ]] || return
  actual_credentials[$1]+="$2=$3 "
}

answer_acl() { # user permission
  [[ $# == 2 && $2 =~ ^(allow|deny)(@[^:]+)?:[A-Z_]+:[a-z-]+:(literal|prefixed):. && -z ${actual_acl["$1 $2"]-} ]] || return
  actual_acls[$1]+="$2 "
  actual_acl["$1 $2"]=1
}

answer_quota() { # user name value
  [[ $# == 3 && $2 =~ ^[a-z_]+$ && $3 =~ ^[0-9.]+$ && -z ${actual_quota["$1 $2"]-} ]] || return
  actual_quotas[$1]+="$2 "
  actual_quota["$1 $2"]=$3
}

answer_other() { # principal
  [[ $# == [01] ]] || return
  other_principals[${1:-(nobody)}]=1
}
