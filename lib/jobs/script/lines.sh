# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# A table is files of lines, one declared thing a line, fields separated by one space.

declare -a items=() # the names of what is declared, in the table's order

load_table() { # folder
  local file line number files=0
  for file in "$1"/table-*; do
    [[ -e $file ]] || continue
    # A part that is missing would be things that nobody looks at.
    [[ -f $file && -r $file && $file == *"-$(printf %03d "$files")" ]] ||
      misconfigured "'$file' cannot be read, or is not the part of the table that follows: parts are table-000, table-001, …"
    ((++files))
    number=0
    while IFS= read -r line || [[ -n $line ]]; do
      ((++number))
      "load_$noun" "$line" "${file##*/}, line $number"
    done <"$file"
  done
  ((files)) || misconfigured "'$1' holds no readable file table-…"
  ((${#items[@]})) || misconfigured "the table in '$1' is empty"
}

split_line() { # line place → fields
  [[ $1 != *[$'\x01'-$'\x1f\x7f']* ]] || misconfigured "$2: a control character is in the line; encode it as %XX"
  [[ $1 != ' '* && $1 != *'  '* && $1 != *' ' && -n $1 ]] || misconfigured "$2: fields are separated by exactly one space"
  IFS=' ' read -ra fields <<<"$1"
}
