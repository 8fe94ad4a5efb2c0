# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# The declared table. One user a line, fields separated by one space:
#
#   chat-service secret=chat-secret/password allow:READ:topic:literal:chat-messages quota:producer_byte_rate=1024
#   old-service absent
#
# A password is in a Secret, behind a key. A permission says the operation, the kind of resource, how its name is meant,
# and the name. Names are percent-encoded.

declare -A declared_absent=()
declare -A declared_password=() # user → secret/key, which is the file's path as well
declare -A declared_acls=()   # user → its permissions, separated by spaces
declare -A declared_acl=()    # "user permission" → 1
declare -A declared_quotas=() # user → the names of its quotas, separated by spaces
declare -A declared_quota=()  # "user quota" → value

operations='READ|WRITE|CREATE|DELETE|ALTER|DESCRIBE|CLUSTER_ACTION|DESCRIBE_CONFIGS|ALTER_CONFIGS|IDEMPOTENT_WRITE|ALL'

load_user() { # line place
  local place=$2 fields name field
  split_line "$1" "$place"
  is_encoded "${fields[0]}" || misconfigured "$place: '${fields[0]}' holds a % that is not %XX, or a NUL"
  as_encoded "${fields[0]}"
  name=$encoded
  { is_name "$name" && [[ $name != '*' ]]; } || misconfigured "$place: '$name' is not the name of a user: it begins or ends with a space, or is '*', which means every user"
  [[ -z ${declared_acls[$name]+given} ]] || misconfigured "$place: user '$name' is declared twice"
  [[ -z ${protected[$name]-} ]] || misconfigured "$place: '$name' is a super user or whom this run itself is, and never changed"
  items+=("$name")
  declared_acls[$name]='' declared_quotas[$name]=''

  if [[ ${fields[1]-} == absent ]]; then
    ((${#fields[@]} == 2)) || misconfigured "$place: user '$name' is absent and has other fields as well"
    declared_absent[$name]=1
    return
  fi

  for field in "${fields[@]:1}"; do
    case $field in
      secret=*) load_password "$name" "${field#secret=}" "$place" ;;
      allow:*) load_acl "$name" "$field" "$place" ;;
      quota:*=*) load_quota "$name" "${field#quota:}" "$place" ;;
      *) misconfigured "$place: user '$name': unknown field '$field'" ;;
    esac
  done
}

# Kafka's tools take away what stands at the ends and is not above a space.
is_name() { # name, encoded
  [[ ! $1 =~ ^%(20|[01]) && ! $1 =~ %(20|[01].)$ ]]
}

load_password() { # user secret/key place
  [[ $2 =~ ^[a-z0-9][a-z0-9.-]*/[a-zA-Z0-9._-]+$ && $2 != *..* ]] || misconfigured "$3: user '$1': secret='$2' is not secret=SECRET/KEY"
  [[ -z ${declared_password[$1]-} ]] || misconfigured "$3: user '$1': secret is given twice"
  declared_password[$1]=$2
}

load_acl() { # user permission place
  local access operation type pattern resource acl
  [[ $2 =~ ^allow:($operations):(topic|group|transactional-id):(literal|prefixed):.+$ ||
    $2 =~ ^allow:($operations):cluster:literal:kafka-cluster$ ]] ||
    misconfigured "$3: user '$1': '$2' is not allow:OPERATION:(topic|group|transactional-id):(literal|prefixed):NAME or allow:OPERATION:cluster:literal:kafka-cluster"
  is_encoded "$2" || misconfigured "$3: user '$1': '$2' holds a % that is not %XX, or a NUL"
  split_acl "$2"
  as_encoded "$resource"
  is_name "$encoded" || misconfigured "$3: user '$1': '$2' ends in a name that begins or ends with a space"
  [[ $pattern:$encoded != prefixed:'*' ]] || misconfigured "$3: user '$1': '$2' grants nothing: in a prefix an asterisk stands for itself"
  acl=allow:$operation:$type:$pattern:$encoded
  [[ -z ${declared_acl["$1 $acl"]-} ]] || misconfigured "$3: user '$1': '$acl' is given twice"
  declared_acl["$1 $acl"]=1
  declared_acls[$1]+="$acl "
}

load_quota() { # user name=value place
  local name=${2%%=*} value=${2#*=}
  case $name in
    producer_byte_rate | consumer_byte_rate)
      [[ $value =~ ^[1-9][0-9]{0,14}$ ]] || misconfigured "$3: user '$1': $name is '$value', not a whole number of bytes"
      ;;
    request_percentage | controller_mutation_rate)
      [[ $value =~ ^(0|[1-9][0-9]{0,8})(\.[0-9]{0,5}[1-9])?$ && $value != 0 ]] ||
        misconfigured "$3: user '$1': $name is '$value', not a number above 0 with at most six decimals"
      ;;
    *) misconfigured "$3: user '$1': '$name' is not a quota" ;;
  esac
  [[ -z ${declared_quota["$1 $name"]-} ]] || misconfigured "$3: user '$1': quota '$name' is given twice"
  declared_quota["$1 $name"]=$value
  declared_quotas[$1]+="$name "
}
