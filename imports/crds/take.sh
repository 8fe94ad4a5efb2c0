#!/usr/bin/env bash
# Takes CRDs, unchanged, from the Go modules of the projects that own them, whose contents Go's checksum database vouches for.
#
#   imports/crds/take.sh        then: npm run import
set -euo pipefail
cd "$(dirname "$0")"

# Writes <group>.yaml: the CRDs of one API group, with where they are from above each.
take() { # group licence module version file...
  local group=$1 licence=$2 module=$3 version=$4 folder file
  shift 4
  folder=$(go mod download -json "$module@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')
  for file in "$@"; do
    printf -- '---\n# %s@%s, %s (%s), unchanged\n' "$module" "$version" "$file" "$licence"
    sed '1{/^---$/d;}' "$folder/$file"
  done > "$group.yaml"
}

take helm.cattle.io Apache-2.0 github.com/k3s-io/helm-controller v0.17.7 \
  pkg/crds/yaml/generated/helm.cattle.io_helmcharts.yaml
take argoproj.io Apache-2.0 github.com/argoproj/argo-cd/v3 v3.5.1 \
  manifests/crds/application-crd.yaml
take helm.toolkit.fluxcd.io Apache-2.0 github.com/fluxcd/helm-controller v1.6.3 \
  config/crd/bases/helm.toolkit.fluxcd.io_helmreleases.yaml
take source.toolkit.fluxcd.io Apache-2.0 github.com/fluxcd/source-controller v1.9.1 \
  config/crd/bases/source.toolkit.fluxcd.io_{gitrepositories,helmrepositories,ocirepositories}.yaml
