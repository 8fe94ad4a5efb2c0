# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# Passwords are in files and nowhere else: in no variable of a process's environment, no argument, no line of output.

declare -A lacks_password=() # user → 1: its password cannot be used, all else can be done
declare -A awaits_secret=()  # user → 1: its password may still come

# Where files with passwords go: memory, where the container has such a place.
prepare_private_folder() {
  private=$work
  ! make_folder /dev/shm/users.XXXXXX || private=$folder
}

# The kubelet makes a file of a Secret's key as soon as both are there.
password_is_there() { # user
  [[ -f $PASSWORDS_DIR/${declared_password[$1]} && -r $PASSWORDS_DIR/${declared_password[$1]} ]]
}

# → secret; false with password_problem when there is none that can be used
read_password() { # user
  local name=${declared_password[$1]%/*} key=${declared_password[$1]#*/} file=$PASSWORDS_DIR/${declared_password[$1]}
  secret='' password_problem=
  if ! password_is_there "$1"; then
    password_problem="the password is missing: there is no Secret $name with the key $key; make it: kubectl create secret generic $name ${NAMESPACE:+-n $NAMESPACE }--from-literal=$key=…"
    return 1
  fi
  if (($(wc -c <"$file") > 4096)); then
    password_problem='has more than 4096 bytes'
  elif is_utf8 "$file"; then
    secret=$(<"$file") # line breaks at its end are an editor's, and not taken along
    if [[ -z $secret ]]; then
      password_problem='is empty'
    elif [[ $secret == *[[:cntrl:]]* ]]; then
      password_problem='holds a line break or another control character'
    fi
  fi
  [[ -n $password_problem ]] || return 0
  secret='' password_problem="the password cannot be used: the key $key of Secret $name $password_problem"
  return 1
}

# What is not cannot be handed on: Java would read other characters in its place. → password_problem
is_utf8() { # file
  local byte bytes left=0 low=128 high=191
  read -ra bytes <<<"$(od -An -v -tu1 "$1" | tr '\n' ' ')"
  for byte in "${bytes[@]}"; do
    if ((left > 0)); then
      ((byte >= low && byte <= high)) || break
      ((left -= 1, low = 128, high = 191)) || :
    else
      case $byte in
        0) password_problem='holds a NUL'; return 1 ;;
        19[4-9] | 20? | 21? | 22[0-3]) left=1 ;;
        22[4-9] | 23?) left=2 ;;
        24[0-4]) left=3 ;;
        *) ((byte < 128)) || { left=1; break; } ;;
      esac
      case $byte in # what could be written shorter, halves of a pair, and what is above all characters
        224) low=160 ;;
        237) high=159 ;;
        240) low=144 ;;
        244) high=143 ;;
      esac
    fi
  done
  ((left == 0)) || { password_problem='is not UTF-8'; return 1; }
}

# kafka-configs.sh takes what stands last in the value, the password, as it is.
set_password() { # user
  local file=$private/password-$BASHPID status said
  read_password "$1" || { printf '%s\n' "$password_problem"; return 1; }
  as_property "iterations=$scram_iterations,password=$secret"
  printf '%s=%s\n' "$scram_mechanism" "$property" >"$file"
  decode "$1"
  said=$(kafka_tool configs --alter --entity-type users "--entity-name=$decoded" --add-config-file "$file" 2>&1)
  status=$?
  rm -f "$file"
  printf '%s\n' "${said//"$secret"/(password)}"
  return "$status"
}
