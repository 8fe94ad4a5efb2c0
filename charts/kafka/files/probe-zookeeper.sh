#!/usr/bin/env bash
# Asks the local ZooKeeper server one of its four-letter questions, without a JVM.
#   ruok  succeeds when the process answers
#   srvr  succeeds when the server is a member of a working quorum
set -euo pipefail

question=$1
reply=
exec 3<> /dev/tcp/127.0.0.1/2181
printf '%s' "$question" >&3
IFS= read -r -d '' -t 3 reply <&3 || true

case $question in
  ruok) [[ $reply == imok ]] ;;
  srvr) [[ $reply == *Mode:* ]] ;;
  *) echo "usage: $0 ruok|srvr" >&2 && exit 2 ;;
esac
