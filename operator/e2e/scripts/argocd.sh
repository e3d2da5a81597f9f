#!/usr/bin/env bash
# Prints a folder with the parts of Argo CD by their names, kustomize, and install.yaml: what it is installed with elsewhere.
# Made of Go modules (operator/e2e/argocd), cold about 10 minutes, warm a second. The Redis that it needs comes from Debian.
. "$(dirname "$0")/common.sh"

folder=$cache/argocd/$(digest operator/e2e/argocd)

build() {
  command -v redis-server >/dev/null || debian redis-server
  command -v git >/dev/null || debian git
  [ -x "$folder/argocd" ] && return 0
  need_go
  say "compiling Argo CD (the first time up to 10 minutes)"
  mkdir -p "$folder"
  local modules=$e2e/argocd part
  (cd "$modules" && CGO_ENABLED=0 quietly compile-argocd go build -trimpath -ldflags='-s -w' -o "$folder/argocd.part" .)
  install -m 644 "$(cd "$modules" && go list -m -f '{{.Dir}}' github.com/argoproj/argo-cd/v3)/manifests/install.yaml" "$folder"
  for part in argocd-application-controller argocd-repo-server argocd-server kustomize; do ln -sfn argocd "$folder/$part"; done
  mv "$folder/argocd.part" "$folder/argocd"
}
locked argocd build
echo "$folder"
