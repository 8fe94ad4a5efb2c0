# shellcheck shell=bash disable=SC2004,SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# What a run has to do, said before it begins to.
#
# A script gives write_tenths, how many tenths of a second a write of each verdict takes (docs/benchmarks.md).

say_what_is_to_do() {
  local name kind parts='' tenths=0 about
  local -A count=()
  items_to_write || return 0
  for name in "${to_write[@]}"; do
    kind=${verdict[$name]}
    count[$kind]=$((${count[$kind]-0} + 1))
    tenths=$((tenths + write_tenths[$kind]))
  done
  for kind in create change delete renew; do
    [[ -z ${count[$kind]-} ]] || parts+="${parts:+, }${count[$kind]} to $kind"
  done
  if ((tenths < 1200)); then about="$(((tenths + 9) / 10)) s"; else about="$(((tenths + 599) / 600)) min"; fi
  say "to do: $parts; about $about"
}
