#!/usr/bin/env bash
# Builds the helm command from the module versions pinned in go.mod, into the file given (default: build/helm), and prints its path.
#   helm/test/helm.sh            then: build/helm install ...
# "go install helm.sh/helm/v3/cmd/helm@v3.22.0" works too, but that one takes the cluster for Kubernetes 1.20 where there is
# none to ask (template, lint), so it needs --kube-version there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(realpath -m "${1:-$here/../../build/helm}")
cd "$here"
command -v go >/dev/null || { echo "helm.sh: go is missing: install Go 1.26 or newer" >&2; exit 2; }
helm=$(go list -m -f '{{.Version}}' helm.sh/helm/v3)
# k8s.io/client-go v0.N is Kubernetes 1.N
minor=$(go list -m -f '{{.Version}}' k8s.io/client-go | cut -d. -f2)
module=helm.sh/helm/v3
flags="-s -w -X $module/internal/version.version=$helm"
for package in chartutil lint/rules; do
  flags+=" -X $module/pkg/$package.k8sVersionMajor=1 -X $module/pkg/$package.k8sVersionMinor=$minor"
done
mkdir -p "$(dirname "$out")"
CGO_ENABLED=0 go build -trimpath -ldflags "$flags" -o "$out" "$module/cmd/helm"
echo "$out"
