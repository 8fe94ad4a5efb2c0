# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# A table is files of lines, one declared thing a line, fields separated by one space.

declare -a items=() # the names of what is declared, in the table's order

load_table() { # folder
  local file line number found=""
  for file in "$1"/table-*; do
    [[ -f $file && -r $file ]] || continue
    found=1 number=0
    while IFS= read -r line || [[ -n $line ]]; do
      ((++number))
      "load_$noun" "$line" "${file##*/}, line $number"
    done <"$file"
  done
  [[ -n $found ]] || misconfigured "'$1' holds no readable file table-…"
  ((${#items[@]})) || misconfigured "the table in '$1' is empty"
}

split_line() { # line place → fields
  [[ $1 != *[$'\x01'-$'\x1f\x7f']* ]] || misconfigured "$2: a control character is in the line; encode it as %XX"
  [[ $1 != ' '* && $1 != *'  '* && $1 != *' ' && -n $1 ]] || misconfigured "$2: fields are separated by exactly one space"
  IFS=' ' read -ra fields <<<"$1"
}
