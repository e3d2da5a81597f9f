# Sourced: the cluster that `make up` leaves running, one container.
cluster=${SLUICE_CLUSTER:-sluice}
property() { sed -n "s/^$1=//p" "$out/e2e.properties"; }
kubectl() { "$out/kubectl" --kubeconfig "$out/kubeconfig" "$@"; }

cluster_runs() { [ "$(docker inspect -f '{{.State.Running}} {{.Config.Image}}' "$cluster" 2>/dev/null)" = "true $(property k3s)" ]; }

cluster_start() {
  cluster_runs && return 0
  docker rm -fv "$cluster" >/dev/null 2>&1 || true
  say "starting the cluster"
  docker run -d --name "$cluster" --label dev.sluice=up --privileged --cgroupns host -v /sys/fs/cgroup:/sys/fs/cgroup:rw \
    --tmpfs /run --tmpfs /var/run -p 127.0.0.1::6443 "$(property k3s)" server --disable=traefik --tls-san=127.0.0.1 >/dev/null
  local _
  for _ in $(seq 480); do
    if docker logs "$cluster" 2>&1 | grep -q 'Node controller sync successful'; then return 0; fi
    cluster_runs || break
    sleep 0.25
  done
  docker logs --tail 20 "$cluster" >&2
  die "the cluster did not start; its log is above (docker logs $cluster)"
}

cluster_kubeconfig() {
  local port; port=$(docker port "$cluster" 6443/tcp | head -1 | sed 's/.*://')
  (umask 077; docker exec "$cluster" cat /etc/rancher/k3s/k3s.yaml | sed "s#https://127.0.0.1:6443#https://127.0.0.1:$port#" >"$out/kubeconfig")
}

cluster_load() { # what images.sh made, when it is not all there
  local present name missing=no
  present=$(docker exec "$cluster" ctr -n k8s.io images ls -q)
  for name in sluice postgres busybox scripts; do grep -q "/$(property $name)\$" <<<"$present" || missing=yes; done
  [ $missing = yes ] || return 0
  say "loading images"
  quietly load docker exec -i "$cluster" ctr -n k8s.io images import - <"$(property tar)"
}

operator_install() { # more words for helm, such as --set x=y
  local image; image=$(property sluice)
  say "installing the operator by its chart"
  quietly helm "$out/helm" --kubeconfig "$out/kubeconfig" upgrade --install sluice "$root/helm/sluice" --namespace sluice --create-namespace \
    --set image.repository="${image%:*}" --set image.tag="${image##*:}" --set image.pullPolicy=IfNotPresent --wait --timeout 60s "$@" \
    || { kubectl -n sluice logs --tail=20 "$(kubectl -n sluice get pods -o name --sort-by=.metadata.creationTimestamp | tail -1)" >&2 || true; return 1; }
}
