#!/usr/bin/env bash
# Builds lib/jobs/script/reader.jar from the sources beside this script.
#
# usage: java/build.sh           writes the jar
#        java/build.sh --check   says whether the committed jar is what the sources give
#
# The same sources give the same bytes on every machine with javac 17: dates are fixed, entries sorted, nothing is
# compressed, and there is no manifest. They are compiled against each Kafka that they have to run with, and every time
# the result has to be the same. Needs a JDK 17 (JAVA_HOME or PATH) and Maven, which fetches Kafka's clients.
set -euo pipefail
cd "$(dirname "$0")"

jar=../lib/jobs/script/reader.jar
versions=(2.7.2 3.9.2 4.3.1) # the oldest that can be secured, and those of kafkaVersions in lib/kafka/versions.ts
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [[ $("${bin}javac" -version 2>&1) != 'javac 17.'* ]]; then
  echo "javac 17 is needed: another compiler writes other bytes" >&2
  exit 1
fi

clients() { # version → the path of its kafka-clients jar, fetched once
  [[ -f target/kafka-clients-$1.jar ]] ||
    mvn -q -B dependency:copy "-Dartifact=org.apache.kafka:kafka-clients:$1" -DoutputDirectory="$PWD/target" >&2
  printf %s "target/kafka-clients-$1.jar"
}

build() { # version jar
  local classes=$work/classes-$1 entries
  "${bin}javac" --release 11 -g:none -encoding UTF-8 -Xlint:all -Werror -XDstringConcat=inline -proc:none \
    -cp "$(clients "$1")" -d "$classes" src/cdk8skafka/*.java
  mapfile -t entries < <(cd "$classes" && find . -name '*.class' -printf '%P\n' | LC_ALL=C sort)
  (cd "$classes" &&
    "${bin}jar" --create --no-manifest --no-compress --date=2000-01-01T00:00:00Z --file reader.jar "${entries[@]}")
  mv "$classes/reader.jar" "$2"
}

for version in "${versions[@]}"; do
  build "$version" "$work/reader-$version.jar"
  cmp "$work/reader-$version.jar" "$work/reader-${versions[0]}.jar"
done

if [[ ${1-} == --check ]]; then
  if ! cmp "$work/reader-${versions[0]}.jar" "$jar"; then
    echo "lib/jobs/script/reader.jar is not what java/ gives: run java/build.sh" >&2
    exit 1
  fi
else
  install -m 644 "$work/reader-${versions[0]}.jar" "$jar"
fi
sha256sum "$jar"
