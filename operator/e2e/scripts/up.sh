#!/usr/bin/env bash
# A cluster with the operator in it; kubeconfig at build/kubeconfig. Arguments go to helm, such as --set replicas=2.
. "$(dirname "$0")/common.sh"
. "$scripts/cluster.sh"
"$scripts/build.sh"
"$scripts/images.sh"
cluster_start
cluster_kubeconfig
cluster_load
operator_install "$@"
say "ready: export KUBECONFIG=$out/kubeconfig"
