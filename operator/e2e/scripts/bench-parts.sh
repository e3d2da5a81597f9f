# Sourced by bench.sh: one function per group of figures.

json() { sed -nE "s/.*\"$1\":([0-9.]+).*/\1/p" <<<"$2"; }
operator_pid() { docker exec "$cluster" pgrep -f 'dev.sluice.app.Main operator' | tail -1; }
operator_rss() { docker exec "$cluster" awk '/VmRSS/ {printf "%d", $2 / 1024}' "/proc/$(operator_pid)/status"; }
latency() { (cd "$e2e/bench/latency" && go run . -kubeconfig "$out/kubeconfig" -resources /apis/sluice.dev/v1alpha1/namespaces/bench/schemamigrations "$@"); }
clear_bench() { kubectl -n bench delete smig --all --wait --timeout=300s >/dev/null; kubectl -n bench wait --for=delete job --all --timeout=300s >/dev/null 2>&1 || true; }

operator_restart() { kubectl -n sluice rollout restart deployment/sluice >/dev/null; operator_leads; }
operator_leads() {
  kubectl -n sluice rollout status deployment/sluice --timeout=120s >/dev/null
  local pod; pod=$(kubectl -n sluice get pods --sort-by=.metadata.creationTimestamp -o jsonpath='{.items[-1:].metadata.name}')
  kubectl -n sluice wait --for=jsonpath='{.spec.holderIdentity}'="$pod" lease/sluice --timeout=30s >/dev/null
}

bench_image() {
  local whole base
  whole=$(docker image inspect -f '{{.Size}}' "$(property sluice)")
  base=$(docker image inspect -f '{{.Size}}' "$("$scripts/bases.sh" | sed 's/BASE=\([^ ]*\).*/\1/')")
  row "image beyond its base" $(((whole - base) / 1000000)) 130 MB
}

# Start to end of a container, in ms
timed_container() {
  local id; id=$(docker create "$@"); docker start "$id" >/dev/null
  [ "$(docker wait "$id")" = 0 ] || { docker logs "$id" >&2; return 1; }
  docker inspect -f '{{.State.StartedAt}} {{.State.FinishedAt}}' "$id" | { read -r a b; echo $((($(date -d "$b" +%s%N) - $(date -d "$a" +%s%N)) / 1000000)); }
  docker rm "$id" >/dev/null
}

# Peak resident memory of a container's process, in MiB; looking costs a core, so its time is not to be measured too
peak_of_container() {
  local id pid peak=0 now; id=$(docker create "$@"); docker start "$id" >/dev/null
  pid=$(docker inspect -f '{{.State.Pid}}' "$id")
  while now=$(awk '/VmHWM/ {print $2}' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do peak=$now; sleep 0.01; done
  [ "$(docker wait "$id")" = 0 ] || { docker logs "$id" >&2; return 1; }
  echo $((peak / 1024))
  docker rm "$id" >/dev/null
}

bench_runner() {
  local dir db i psql ours peak
  dir=$(mktemp -d); chmod 755 "$dir"
  for i in $(seq 50); do printf 'create table t%s (id bigint primary key, name text not null);\ncreate index on t%s (name);\n' "$i" "$i" >"$dir/V${i}__t$i.sql"; done
  for i in $(seq 50); do echo "\\i /scripts/V${i}__t$i.sql"; done >"$dir/all.psql"
  db=$(docker run -d -e POSTGRES_PASSWORD=bench "$(property postgres)")
  for _ in $(seq 100); do docker exec "$db" pg_isready -q -h 127.0.0.1 && break; sleep 0.1; done
  for i in 1 2 3 4 5 6; do docker exec "$db" psql -qU postgres -c "create database a$i" -c "create database b$i"; done
  local apply=(--network "container:$db" -v "$dir:/scripts:ro" -e PGPASSWORD=bench -e PGUSER=postgres "$(property sluice)" apply --source /scripts --url)
  for i in 1 2 3 4 5; do
    timed_container --network "container:$db" -v "$dir:/scripts:ro" -e PGPASSWORD=bench --entrypoint psql "$(property postgres)" -q -h 127.0.0.1 -U postgres -f /scripts/all.psql "a$i" >>"$dir/psql.times"
    timed_container "${apply[@]}" "jdbc:postgresql://127.0.0.1:5432/b$i" >>"$dir/ours.times"
  done
  peak=$(peak_of_container "${apply[@]}" jdbc:postgresql://127.0.0.1:5432/b6)
  docker rm -fv "$db" >/dev/null
  psql=$(median "$dir/psql.times" 1); ours=$(median "$dir/ours.times" 1)
  row "50 scripts, against psql ($ours ms / $psql ms, median of 5)" "$(awk -v a="$ours" -v b="$psql" 'BEGIN {printf "%.2f", a / b}')" 3 times
  row "50 scripts, peak memory" "$peak" 100 MiB
  rm -rf "$dir"
}

bench_way() {
  local i begin name; : >"$out/way.times"
  for i in 1 2 3 4 5; do
    name=way-$i-$RANDOM; begin=$(date +%s%N)
    sed "s/NAME/$name/" "$e2e/bench/small.yaml" | kubectl apply -f - >/dev/null
    kubectl -n demo wait --for=condition=Ready "smig/$name" --timeout=60s >/dev/null
    echo $((($(date +%s%N) - begin) / 1000000)) >>"$out/way.times"
  done
  row "kubectl apply to Ready (median of 5)" "$(sort -n "$out/way.times" | sed -n 3p)" 4000 ms
}

bench_latency() {
  need_go
  local r
  operator_restart; row "operator, no resource" "$(operator_rss)" 80 MiB
  r=$(latency -template "$e2e/bench/pending.yaml" -prefix single -n 40 -gap 250ms)
  row "Job created, one at a time, p50" "$(json p50_ms "$r")" 10 ms
  row "Job created, one at a time, p99" "$(json p99_ms "$r")" 20 ms
  clear_bench
  r=$(latency -template "$e2e/bench/pending.yaml" -prefix burst -n 200)
  row "burst of 200, all Jobs created" "$(json all_done_s "$r")" 1.5 s
  clear_bench
  r=$(latency -template "$e2e/bench/pending.yaml" -prefix many -n 1000)
  row "1,000, all Jobs created" "$(json all_done_s "$r")" 6 s
  row "resources with more than one Job" "$(json resources_with_more_than_one_job "$r")" 0 ""
  row "operator, 1,000 resources" "$(operator_rss)" 112 MiB
  clear_bench
}

# What Kubernetes last wrote of every resource, Job, ConfigMap and event.
versions() { kubectl -n "$1" get smig,jobs,configmaps,events -o jsonpath='{.items[*].metadata.resourceVersion}' | sha256sum; }
passes() { kubectl get --raw "/api/v1/namespaces/sluice/pods/$1:8080/proxy/metrics" 2>/dev/null | awk '/^sluice_pass_duration_seconds_count/ {n += $2} END {print n + 0}'; }
# kubectl wait asks for one after the other: minutes for a thousand.
await_phase() { until [ "$(kubectl -n bench get smig -o jsonpath='{.items[*].status.phase}' | tr ' ' '\n' | grep -cx "$1")" -ge "$2" ]; do sleep 1; done; }
settled() { local before=; until [ "$before" = "$(versions "$1")" ]; do before=$(versions "$1"); sleep 2; done; }

# A start with resources that are done: to the line "started as", and until each was looked at once.
bench_restart() {
  need_go
  local n=1000 pid pod born started steady before
  latency -template "$e2e/bench/pending.yaml" -prefix done -n $n >/dev/null
  latency -finish "$e2e/bench/report.json" -n $n
  await_phase Ready $n
  settled bench; before=$(versions bench)
  operator_restart
  pid=$(operator_pid)
  pod=$(kubectl -n sluice get pods --sort-by=.metadata.creationTimestamp -o jsonpath='{.items[-1:].metadata.name}')
  until [ "$(passes "$pod")" -ge $n ]; do :; done
  steady=$(date +%s%3N)
  born=$(awk -v now="$(date +%s%3N)" -v up="$(cut -d' ' -f1 /proc/uptime)" '{printf "%.0f", now - up * 1000 + $22 * 10}' <<<"$(docker exec "$cluster" cat "/proc/$pid/stat")")
  started=$(date -d "$(kubectl -n sluice logs "$pod" | sed -n 's/^{"at":"\([^"]*\)".*started as.*/\1/p' | tail -1)" +%s%3N)
  row "operator, process start to started" $((started - born)) 1000 ms
  row "operator, process start to all $n finished resources seen" $((steady - born)) 3000 ms
  row "writes meanwhile (0 none, 1 some)" "$(written bench "$before")" 0 ""
  sleep 60
  row "writes in a minute at rest, $n finished (0 none, 1 some)" "$(written bench "$before")" 0 ""
  clear_bench
}

written() { if [ "$2" = "$(versions "$1")" ]; then echo 0; else echo 1; fi; }

# What 1,000 resources at rest and 10,000 ConfigMaps of others cost.
bench_memory() {
  need_go
  local i before after
  for i in $(seq 1000); do sed "s/{{name}}/rest-$i/" "$e2e/bench/suspended.yaml"; echo ---; done | kubectl apply -f - >/dev/null
  await_phase Suspended 1000
  operator_restart
  before=$(versions bench); sleep 60
  row "writes in a minute at rest, 1,000 suspended (0 none, 1 some)" "$(written bench "$before")" 0 ""
  before=$(operator_rss)
  (cd "$e2e/bench/latency" && go run . -kubeconfig "$out/kubeconfig" -fill 10000 -bytes 51200 -resources /api/v1/namespaces/bench/configmaps)
  after=$(operator_rss)
  row "10,000 ConfigMaps of 50 KB of others, more" $((after > before ? after - before : 0)) 20 MiB
  clear_bench
}
