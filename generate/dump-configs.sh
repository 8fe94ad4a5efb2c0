#!/usr/bin/env bash
# Writes what each Kafka line says about the configs of topics and of brokers: topic-configs/log-config/<version>.json and
# broker-configs/server-config/<version>.json, here or in the folder that is named.
# Needs Java 17 and Maven, which brings Kafka's own jars.
# usage: dump-configs.sh [folder]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
to=$(realpath "${1:-$here}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>cdk8s-kafka</groupId><artifactId>kafka-configs</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${kafka.version}</version></dependency>
  </dependencies>
</project>
POM

# Runs a program with the jars of a version. Libraries at Kafka's side complain of a missing logger on standard error.
dump() { # version program folder
  mkdir -p "$to/$3"
  java -cp "$work/$1/*" "$here/$2" > "$work/$1.json" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
  mv "$work/$1.json" "$to/$3/"
}

# The newest patch of each line, as lib/kafka/versions.ts has those that run.
for version in 3.9.2 4.0.2 4.1.2 4.2.1 4.3.1; do
  (cd "$work" && mvn -q -B dependency:copy-dependencies -Dkafka.version="$version" -DincludeScope=runtime \
    -DoutputDirectory="$work/$version" > "$work/log" 2>&1) || { cat "$work/log" >&2; exit 1; }
  dump "$version" topic-configs/DumpTopicConfigs.java topic-configs/log-config
  dump "$version" broker-configs/DumpBrokerConfigs.java broker-configs/server-config
done
