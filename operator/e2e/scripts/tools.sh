#!/usr/bin/env bash
# Makes sure of kubectl and helm: those on PATH, else built from their Go modules into the cache. Links them into build/.
. "$(dirname "$0")/common.sh"
. "$scripts/versions.sh"

helm_binary() {
  command -v helm && return 0
  local binary=$cache/bin/helm-$HELM
  if ! [ -x "$binary" ]; then
    need_go
    say "compiling helm $HELM (once)"
    quietly compile-helm "$root/helm/test/helm.sh" "$binary.part"
    mv "$binary.part" "$binary"
  fi
  echo "$binary"
}

kubectl_binary() {
  command -v kubectl && return 0
  local binary=$cache/bin/kubectl-$KUBERNETES
  if ! [ -x "$binary" ]; then
    need_go
    say "compiling kubectl $KUBERNETES (once)"
    (cd "$e2e/cluster/node" && CGO_ENABLED=0 quietly compile-kubectl go build -trimpath -ldflags='-s -w' -o "$binary.part" k8s.io/kubernetes/cmd/kubectl)
    mv "$binary.part" "$binary"
  fi
  echo "$binary"
}

link() { ln -sf "$(helm_binary)" "$out/helm"; ln -sf "$(kubectl_binary)" "$out/kubectl"; }
locked tools link
