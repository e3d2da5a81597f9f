#!/usr/bin/env bash
# Makes sure that a Docker daemon answers. A running one is used as it is; else, as root on Debian, one is started
# whose files all lie in the cache folder, so that no clone can take them away.
. "$(dirname "$0")/common.sh"

start() {
  docker version >/dev/null 2>&1 && return 0
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || die "start Docker (or install it: https://docs.docker.com/engine/install), then run this again"
  debian docker.io containerd runc iptables
  docker version >/dev/null 2>&1 && return 0
  need_go
  local home=$cache/docker
  mkdir -p "$home"
  # Where CAP_SYS_RESOURCE is missing from the bounding set, plain runc cannot start a privileged container.
  [ -x "$home/runc-nosysres" ] || (cd "$e2e/cluster/node" && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o "$home/runc-nosysres" ./cmd/runc-nosysres)
  cat >"$home/daemon.json" <<J
{"runtimes": {"nosysres": {"path": "$home/runc-nosysres"}}, "default-runtime": "nosysres", "data-root": "$home/data", "exec-root": "/run/sluice-docker", "pidfile": "/run/sluice-docker.pid"}
J
  rm -f /run/sluice-docker.pid
  say "starting a Docker daemon (log: $home/dockerd.log)"
  setsid dockerd --config-file "$home/daemon.json" >"$home/dockerd.log" 2>&1 </dev/null 9>&- &
  echo $! >"$home/dockerd.pid"
  for _ in $(seq 120); do docker version >/dev/null 2>&1 && return 0; sleep 0.5; done
  tail -20 "$home/dockerd.log" >&2
  die "the Docker daemon did not start; see $home/dockerd.log"
}
locked docker start
