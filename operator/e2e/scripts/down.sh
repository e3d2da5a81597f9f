#!/usr/bin/env bash
# Ends what up.sh and demo.sh left running. Images and caches stay.
. "$(dirname "$0")/common.sh"
. "$scripts/cluster.sh"
docker version >/dev/null 2>&1 || die "no Docker daemon answers, so nothing runs in it"
if docker rm -fv "$cluster" >/dev/null 2>&1; then say "cluster $cluster removed"; else say "there was no cluster $cluster"; fi
rm -f "$out/kubeconfig"
