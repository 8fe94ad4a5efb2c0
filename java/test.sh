#!/usr/bin/env bash
# Runs the unit tests of reader.jar, as it is committed, with the clients of each Kafka that it has to run with.
# Needs a JDK 17 (JAVA_HOME or PATH) and Maven, which fetches JUnit and Kafka's clients.
set -euo pipefail
cd "$(dirname "$0")"

jar=../lib/jobs/script/reader.jar
versions=(2.7.2 3.9.2 4.3.1) # as in build.sh
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fetched() { # group:name:version → the path of the jar, fetched once
  local group name version
  IFS=: read -r group name version <<<"$1"
  [[ -f target/$name-$version.jar ]] ||
    mvn -q -B dependency:copy "-Dartifact=$group:$name:$version" -DoutputDirectory="$PWD/target" >&2
  printf %s "target/$name-$version.jar"
}

junit=$(fetched org.junit.platform:junit-platform-console-standalone:1.11.4)
slf4j=$(fetched org.slf4j:slf4j-api:1.7.36)
for version in "${versions[@]}"; do
  clients=$(fetched "org.apache.kafka:kafka-clients:$version")
  "${bin}javac" --release 11 -encoding UTF-8 -Xlint:all,-processing -Werror -cp "$jar:$clients:$junit" \
    -d "$work/$version" test/cdk8skafka/*.java
  echo "with the clients of Kafka $version"
  "${bin}java" -XX:TieredStopAtLevel=1 -jar "$junit" execute --disable-banner --disable-ansi-colors --details=tree \
    --class-path "$work/$version:$jar:$clients:$slf4j" --scan-class-path="$work/$version"
done
