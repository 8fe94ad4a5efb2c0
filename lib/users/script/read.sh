# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# What the cluster answers about users: two reads, whatever their number. Of quotas, only those of a user as such: those
# of one of a user's clients, and of users by default, are nobody's that a table can name.

declare -A actual_credentials=()             # user → mechanism=iterations …
declare -A actual_acls=() actual_acl=()      # user → permissions; "user permission" → 1
declare -A actual_quotas=() actual_quota=()  # user → names; "user name" → value
declare -A other_principals=()               # whoever else has permissions → 1

# kafka-configs.sh says what it could not read, and is content.
read_users() {
  kafka_tool configs --describe --entity-type users >"$work/described-users" || { cat "$work/described-users"; return 1; }
  cat "$work/described-users"
  ! grep -q '^Error ' "$work/described-users"
}

read_acls() { kafka_tool acls --list; }

load_answers() {
  local kind name key value
  actual_credentials=() actual_acls=() actual_acl=() actual_quotas=() actual_quota=() other_principals=()
  while IFS=' ' read -r kind name key value; do
    case $kind in
      credential) actual_credentials[$name]+="$key=$value " ;;
      quota)
        actual_quotas[$name]+="$key "
        actual_quota["$name $key"]=$value
        ;;
      acl)
        actual_acls[$name]+="$key "
        actual_acl["$name $key"]=1
        ;;
      other) other_principals[$name]=1 ;;
    esac
  done < <(users_in "$work/read-users"; acls_in "$work/read-acls")
}

# Functions of awk that encode a text as in the table.
encoding='
  function encoded(text) { gsub(/%/, "%25", text); gsub(/ /, "%20", text); gsub(/\t/, "%09", text); return text }
'

# The output of kafka-configs.sh --describe --entity-type users → lines "credential user mechanism iterations",
# "quota user name value", "other name". Numbers are written as in the table, 1.0E7 as 10000000.
users_in() { # file
  awk "$encoding"'
    match($0, /^SCRAM credential configs for user-principal .* are SCRAM-/) {
      start = length("SCRAM credential configs for user-principal \047")
      end = RLENGTH - length("\047 are SCRAM-")
      name = encoded(substr($0, start + 1, end - start))
      count = split(substr($0, RLENGTH - length("SCRAM-") + 1), parts, ", ")
      for (i = 1; i <= count; i++) {
        split(parts[i], words, "=")
        print "credential", name, words[1], words[3]
      }
      next
    }
    match($0, /^Quota configs for user-principal .* are /) {
      start = length("Quota configs for user-principal \047")
      name = encoded(substr($0, start + 1, RLENGTH - length("\047 are ") - start))
      count = split(substr($0, RLENGTH + 1), parts, ", ")
      for (i = 1; i <= count; i++) {
        split(parts[i], words, "=")
        print "quota", name, words[1], sprintf("%.15g", words[2])
      }
    }' "$1"
}

# The output of kafka-acls.sh --list → lines "acl user permission", and "other principal" for one that is no user.
acls_in() { # file
  awk "$encoding"'
    function option(word) { word = tolower(word); gsub(/_/, "-", word); return word }
    match($0, /^Current ACLs for resource `ResourcePattern\(resourceType=/) {
      type = substr($0, RLENGTH + 1)
      sub(/, name=.*/, "", type)
      name = $0
      sub(/^[^,]*, name=/, "", name)
      pattern = name
      sub(/, patternType=[A-Z]+\)`:.*/, "", name)
      sub(/.*, patternType=/, "", pattern)
      sub(/\)`:.*/, "", pattern)
      resource = option(type) ":" option(pattern) ":" encoded(name)
    }
    match($0, /^[ \t]*\(principal=/) {
      principal = host = operation = permission = substr($0, RLENGTH + 1)
      sub(/, host=[^,]*, operation=[A-Z_]+, permissionType=[A-Z]+\).*/, "", principal)
      sub(/.*, host=/, "", host); sub(/, operation=.*/, "", host)
      sub(/.*, operation=/, "", operation); sub(/, permissionType=.*/, "", operation)
      sub(/.*, permissionType=/, "", permission); sub(/\).*/, "", permission)
      gsub(/:/, "%3A", host)
      access = tolower(permission) (host == "*" ? "" : "@" host)
      if (principal ~ /^User:/ && principal != "User:*")
        print "acl", encoded(substr(principal, 6)), access ":" operation ":" resource
      else
        print "other", encoded(principal)
    }' "$1"
}
