#!/usr/bin/env bash
# Measures the figures below against their limits and prints one table. Parts may be named: bench.sh image runner scripts lint
# way latency memory restart approval admission gate. gate=20 times the release of 20 workloads instead of 60. A cluster is
# started for those parts alone that need one.
. "$(dirname "$0")/common.sh"
SLUICE_CLUSTER=${SLUICE_CLUSTER:-sluice-bench}; export SLUICE_CLUSTER
. "$scripts/cluster.sh"
. "$scripts/bench-parts.sh"
. "$scripts/bench-gate.sh"
. "$scripts/bench-scripts.sh"
. "$scripts/bench-workloads.sh"
parts=("$@"); ((${#parts[@]})) || parts=(image runner scripts lint way latency memory restart approval admission gate)
rows=$out/bench.txt; : >"$rows"

row() { # FIGURE MEASURED LIMIT UNIT
  awk -v f="$1" -v m="$2" -v a="$3" -v u="$4" 'BEGIN {printf "%s|%s %s|at most %s %s|%.2f\n", f, m, u, a, u, (a > 0 ? m / a : m)}' >>"$rows"
  say "$1: $2 $4"
}

shown() { # FIGURE MEASURED UNIT: no limit was set
  printf '%s|%s %s|shown|-\n' "$1" "$2" "$3" >>"$rows"
  say "$1: $2 $3"
}

clustered=no
need_cluster() {
  [ $clustered = no ] || return 0
  # A run that waits for a person would measure the person.
  "$scripts/up.sh" --set defaultPolicy.create=false
  sed "s#image: postgres:17#image: $(property postgres)#" "$e2e/manifests/postgres.yaml" | quietly postgres kubectl apply -f -
  quietly postgres kubectl -n demo rollout status statefulset/postgres --timeout=120s
  kubectl create namespace bench >/dev/null 2>&1 || true
  clustered=yes
}

need() { # PART
  case $1 in
    scripts | lint) "$scripts/build.sh" ;;
    image | runner) "$scripts/build.sh"; "$scripts/images.sh" ;;
    way | latency | memory | restart | approval | admission | gate) need_cluster ;;
    *) die "no part of the bench is called $1; they are image, runner, scripts, lint, way, latency, memory, restart, approval, admission and gate" ;;
  esac
}
for part in "${parts[@]}"; do IFS== read -r part count <<<"$part"; need "$part"; "bench_$part" $count; done

printf '\nmachine: %s cores, %s, %s, load %s\n\n' "$(nproc)" "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)" \
  "$(awk '/MemTotal/ {printf "%d GiB", $2 / 1048576}' /proc/meminfo)" "$(cut -d' ' -f1 /proc/loadavg)"
{ echo 'figure|measured|limit|ratio'; echo '---|---|---|---'; cat "$rows"; } | column -t -s'|' -o' | '
