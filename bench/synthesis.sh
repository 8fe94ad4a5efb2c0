#!/usr/bin/env bash
# Measures synthesis and installation, and prints the tables of docs/benchmarks.md.
# usage: bench/synthesis.sh    (needs hyperfine; installs the comparison from npm into a temporary folder)
# shellcheck disable=SC2016 # backticks are Markdown
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say() { echo "bench: $*" >&2; }

# Prints "median (min–max) s" of a command: `measured LABEL [hyperfine options…] -- COMMAND`.
measured() {
  local label=$1
  shift
  hyperfine --style none --export-csv "$work/it.csv" "${@:1:$#-2}" "${@: -1}" > "$work/hyperfine.log" 2>&1 || { cat "$work/hyperfine.log" >&2; exit 1; }
  awk -F, -v label="$label" 'NR == 2 { printf "| %s | %.2f s | %.2f–%.2f s |\n", label, $4, $(NF-1), $NF }' "$work/it.csv"
}

header() { printf '\n| %s | median | min–max |\n|---|---|---|\n' "$1"; }

cache=node_modules/.cache/cdk8s-kafka
synth="node --require ./run-ts.cjs main.ts"
echo "$(nproc) cores ($(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)), $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 2^20}' /proc/meminfo), Node $(node --version), load $(cut -d' ' -f1 /proc/loadavg) at the start"

say "the comparison: a cdk8s project with ts-node and cdk8s' Helm"
cp -r bench/plain-cdk8s "$work/plain"
node --require ./run-ts.cjs bench/chart-values.ts > "$work/plain/values.json"
(cd "$work/plain" && npm install --no-package-lock > "$work/npm.log" 2>&1)
mkdir "$work/bin"
cp "$(node --require ./run-ts.cjs --print "require('./lib/helm/find-helm').findHelm().path")" "$work/bin/helm"
export PATH=$work/bin:$PATH KAFKA_CHART=$root/charts/kafka

say "three environments"
header 'three environments'
measured 'nothing changed' --warmup 2 --runs 9 -- "$synth"
measured 'cold: no chart rendered before, `dist` empty' --warmup 1 --runs 7 --prepare "rm -rf $cache/renders $work/dist" -- "CDK8S_OUTDIR=$work/dist $synth"
measured '`npm run synth`, nothing changed' --warmup 1 --runs 7 -- "npm run -s synth"
measured '`npx cdk8s synth`, nothing changed' --warmup 1 --runs 3 -- "CDK8S_CHECK_UPGRADE=false npx cdk8s synth"
measured "plain: \`cdk8s synth\`, ts-node, cdk8s' \`Helm\`" --warmup 1 --runs 3 -- "cd $work/plain && CDK8S_CHECK_UPGRADE=false npx cdk8s synth"

say "many topics in one environment"
header 'topics in one environment'
for count in 7 100 1000 10000; do
  measured "$count" --warmup 1 --runs 5 --prepare "rm -rf $work/dist" -- "node --require ./run-ts.cjs bench/many-topics.ts $count $work/dist"
done

say "a fresh checkout: npm ci, the first synthesis, the tests"
git clone -q . "$work/clone"
cd "$work/clone"
header 'a fresh checkout'
measured '`npm ci`, packages in the cache of npm' --runs 2 --prepare 'rm -rf node_modules' -- "npm ci"
printf '| `node_modules` | %s | %s packages |\n' "$(du -sm node_modules | cut -f1) MB" "$(grep -c '^    "node_modules/' package-lock.json)"
measured 'the first `npm run synth` after it, which unpacks helm' --runs 3 --prepare 'rm -rf node_modules/.cache' -- "npm run -s synth"
measured '`npm test`' --warmup 1 --runs 3 -- "npm test"
