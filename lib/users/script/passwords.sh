# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables and arrays are shared with the other parts, see reconcile.sh
# Passwords are in files and nowhere else: in no variable of a process's environment, no argument, no line of output.

# Where files with passwords go: memory, where the container has such a place.
prepare_private_folder() {
  private=$work
  ! make_folder /dev/shm/users.XXXXXX || private=$folder
}

# → secret; false with password_problem when there is none that can be used
read_password() { # user
  local file
  decode "$1"
  file=$PASSWORDS_DIR/$decoded
  secret='' password_problem=
  if [[ ! -r $file ]]; then
    password_problem="no password: $file cannot be read"
  elif (($(tr -d '\0' <"$file" | wc -c) != $(wc -c <"$file"))); then
    password_problem="no password: $file holds a NUL"
  else
    secret=$(<"$file") # line breaks at its end are an editor's, and not taken along
    if [[ -z $secret ]]; then
      password_problem="no password: $file is empty"
    elif [[ $secret == *[[:cntrl:]]* ]]; then
      secret='' password_problem="no password: $file holds a line break or another control character"
    fi
  fi
  [[ -z $password_problem ]]
}

# kafka-configs.sh takes what stands last in the value, the password, as it is.
set_password() { # user
  local file=$private/password-$1 status said
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
