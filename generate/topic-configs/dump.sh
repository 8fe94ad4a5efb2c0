#!/usr/bin/env bash
# Writes what each Kafka line says about the configs of topics: log-config/<version>.json, or into the folder that is named.
# Needs Java 17 and Maven, which brings Kafka's own jars.
# usage: dump.sh [folder]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
to=$(realpath "${1:-$here/log-config}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>cdk8s-kafka</groupId><artifactId>topic-configs</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-storage</artifactId><version>${kafka.version}</version></dependency>
  </dependencies>
</project>
POM

# The newest patch of each line, as lib/kafka/versions.ts has those that run.
for version in 3.9.2 4.0.2 4.1.2 4.2.1 4.3.1; do
  (cd "$work" && mvn -q -B dependency:copy-dependencies -Dkafka.version="$version" -DincludeScope=runtime \
    -DoutputDirectory="$work/$version" > "$work/log" 2>&1) || { cat "$work/log" >&2; exit 1; }
  # Libraries at Kafka's side complain of a missing logger on standard error.
  java -cp "$work/$version/*" "$here/DumpTopicConfigs.java" > "$work/$version.json" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
  mv "$work/$version.json" "$to/"
done
