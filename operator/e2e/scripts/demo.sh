#!/usr/bin/env bash
# From nothing to five migrated tables, shown live; leaves it running.
. "$(dirname "$0")/common.sh"
. "$scripts/cluster.sh"
"$scripts/up.sh"

say "starting PostgreSQL"
sed "s#image: postgres:17#image: $(property postgres)#" "$e2e/manifests/postgres.yaml" | quietly postgres kubectl apply -f -
quietly postgres kubectl -n demo rollout status statefulset/postgres --timeout=120s

say "applying migrations/navidocs"
quietly navidocs kubectl apply -k "$root/migrations/navidocs"
# Live: one line per change of the summary, until Ready or stalled.
kubectl -n demo get smig navidocs --watch &
watch=$!
trap 'kill $watch 2>/dev/null || true' EXIT
code=0
kubectl -n demo wait --for=condition=Ready smig/navidocs --timeout=90s >/dev/null 2>&1 || code=$?
kill $watch 2>/dev/null || true; wait $watch 2>/dev/null || true
if [ $code != 0 ]; then
  kubectl -n demo describe smig navidocs >&2
  die "navidocs is not Ready; what it says is above. The cluster still runs; make down ends it"
fi
cat <<T

Ready. The cluster is yours until 'make down'. Look around:

  export KUBECONFIG=$out/kubeconfig
  kubectl -n demo get smig                                    # one line per migration
  kubectl -n demo describe smig navidocs                      # plan, run, history, events
  kubectl -n demo logs job/$(kubectl -n demo get smig navidocs -o jsonpath='{.status.run.job}')
  kubectl -n demo exec postgres-0 -- psql -U demo demo -c '\\d notifications'
  kubectl -n sluice logs deployment/sluice                    # the operator

(kubectl is at $out/kubectl if it is not on your PATH.) Next: docs/first-migration.md
T
