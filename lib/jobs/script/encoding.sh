# shellcheck shell=bash disable=SC2034,SC2154 # variables are shared with the other parts, see reconcile.sh
# Values are percent-encoded in a table (%, space, control characters) and stay so until a tool needs them: what is
# read from the cluster is encoded the same way, so that comparing is comparing strings and a line stays a line.

is_encoded() { # text: every % of it is part of %XX, and none is a NUL
  [[ ! $1 =~ %($|00|[^0-9a-fA-F]|[0-9a-fA-F]($|[^0-9a-fA-F])) ]]
}

# What a table encodes in another way is the same as what is read from the cluster all the same.
as_encoded() { # encoded text → encoded
  encoded=$1
  [[ $1 != *%* ]] || { decode "$1"; encode "$decoded"; }
}

encode() { # value → encoded
  local code character
  encoded=${1//%/%25}
  encoded=${encoded// /%20}
  [[ $encoded == *[[:cntrl:]]* ]] || return 0
  for code in {1..31} 127; do
    printf -v code %02X "$code"
    printf -v character %b "\\x$code"
    encoded=${encoded//"$character"/%$code}
  done
}

decode() { # encoded value → decoded
  local bytes=${1//\\/\\\\}
  printf -v decoded %b "${bytes//%/\\x}"
}

# A value in the grammar of Java's properties files: everything but letters, digits and a few marks as \uXXXX.
as_property() { # value → property
  local i character code
  property=
  for ((i = 0; i < ${#1}; i++)); do
    character=${1:i:1}
    if [[ $character == [a-zA-Z0-9._,:-] ]]; then
      property+=$character
      continue
    fi
    printf -v code %d "'$character"
    if ((code > 0xffff)); then
      printf -v character '\\u%04x\\u%04x' $((0xd800 + ((code - 0x10000) >> 10))) $((0xdc00 + ((code - 0x10000) & 0x3ff)))
    else
      printf -v character '\\u%04x' "$code"
    fi
    property+=$character
  done
}
