# Sourced by bench.sh: what workloads pay for the gate.

in_namespace() { echo "/apis/sluice.dev/v1alpha1/namespaces/$1/$2"; }

bench_gate() { # [RUNS]: of how many migrations a release is timed
  need_go
  gate_admission
  gate_release "${1:-60}"
  gate_wave
  gate_rollouts
}

# A thousand migrations that rest, with what is published of them, in four namespaces.
gate_stock() {
  local i
  for i in 1 2 3 4; do
    kubectl create namespace "gate-$i" >/dev/null
    latency -stock -n 250 -prefix rest -template "$e2e/bench/gate-migration.yaml" -resources "$(in_namespace "gate-$i" schemamigrations)"
    latency -stock -n 250 -prefix rest -template "$e2e/bench/gate-state.yaml" -resources "$(in_namespace "gate-$i" schemastates)"
  done
  until [ "$(kubectl get smig -A -o jsonpath='{.items[*].status.phase}' | tr ' ' '\n' | grep -cx Suspended)" -ge 1000 ]; do sleep 1; done
}

gate_admission() {
  local r p pod
  gate_stock
  pod=$(kubectl -n sluice get pods --sort-by=.metadata.creationTimestamp -o jsonpath='{.items[-1:].metadata.name}')
  r=$(latency -gate admission -resources "$(in_namespace gate-1 schemamigrations)" -workload "$e2e/bench/gate-workload.yaml" \
    -requires rest-7@1,gate-2/rest-7@2 -rate 100 -n 2000 -operator "/api/v1/namespaces/sluice/pods/$pod:8080/proxy/metrics")
  for p in p50 p99; do
    shown "admission with 1,000 migrations, gated - not gated, $p" "$(more "$(json "gated_${p}_ms" "$r")" "$(json "plain_${p}_ms" "$r")")" ms
  done
  shown "its webhook, by the API server's count, p50" "$(json webhook_p50_ms "$r")" ms
  row "its webhook, by the API server's count, p99" "$(json webhook_p99_ms "$r")" 20 ms
  row "its webhook, by the operator's count, p99" "$(json operator_p99_ms "$r")" 20 ms
  kubectl delete namespace gate-{1,2,3,4} --timeout=300s >/dev/null
}

# When each history says that its version was installed, in ms since 1970.
installed() {
  local name
  for name; do echo "select '$name', floor(extract(epoch from installed_on) * 1000) from \"$name\".flyway_schema_history where version = '1';"; done |
    kubectl -n demo exec -i postgres-0 -- psql -qAtF ' ' -v ON_ERROR_STOP=1 -U demo demo
}

# The nearest-rank percentile of numbers, one a line.
percentile() { sort -n | awk -v p="$1" '{v[NR] = $1} END {i = int(p * NR); print v[i < p * NR ? i + 1 : i]}'; }

gate_release() { # RUNS
  local r times=$out/gate.released names p prefix=gate-$RANDOM
  r=$(latency -gate release -n "$1" -prefix "$prefix" -times "$times" -resources "$(in_namespace demo schemamigrations)" \
    -template "$e2e/bench/gate-migration.yaml" -workload "$e2e/bench/gate-workload.yaml" -timeout 60s)
  mapfile -t names < <(cut -d' ' -f1 "$times")
  installed "${names[@]}" >"$out/gate.installed"
  [ "$(wc -l <"$out/gate.installed")" = "$1" ] || die "not every history has version 1 ($out/gate.installed)"
  join <(sort "$times") <(sort "$out/gate.installed") | awk '{print $2 - $3}' >"$out/gate.times"
  shown "published to released, p50 of $1" "$(json published_p50_ms "$r")" ms
  row "published to released, p99 of $1" "$(json published_p99_ms "$r")" 500 ms
  for p in p50 p99; do shown "runner's end seen to released, $p of $1" "$(json "ended_${p}_ms" "$r")" ms; done
  for p in 50 99; do shown "in the database's history to released, p$p of $1" "$(percentile 0.$p <"$out/gate.times")" ms; done
  kubectl -n demo delete smig,smst,deployment "${names[@]}" --timeout=300s >/dev/null
}

# A hundred that wait for one.
gate_wave() {
  local r
  r=$(latency -gate wave -n 100 -prefix wave -resources "$(in_namespace bench schemastates)" \
    -template "$e2e/bench/gate-state.yaml" -workload "$e2e/bench/gate-workload.yaml" -timeout 60s)
  shown "published to the last of 100 workloads released" "$(json all_done_s "$r")" s
  kubectl -n bench delete deployment --all >/dev/null
  kubectl -n bench delete smst wave >/dev/null
}

# From kubectl apply to all of 50 pods ready, in ms. Under another key the gate never hears of them.
rollout_of_fifty() { # KEY
  local begin; begin=$(date +%s%3N)
  sed "s#{{name}}#fifty#g; s#{{replicas}}#50#; s#{{key}}#$1#; s#{{requires}}#met@1#; s#{{image}}#$(property busybox)#" "$e2e/bench/gate-workload.yaml" |
    kubectl -n bench apply -f - >/dev/null
  kubectl -n bench rollout status deployment/fifty --timeout=300s >/dev/null
  echo $(($(date +%s%3N) - begin))
  kubectl -n bench delete deployment/fifty >/dev/null
  kubectl -n bench wait --for=delete pod -l app=fifty --timeout=300s >/dev/null
}

gate_rollouts() {
  local i on off dir; dir=$(mktemp -d)
  sed 's/{{name}}/met/' "$e2e/bench/gate-state.yaml" | kubectl -n bench apply -f - >/dev/null
  rollout_of_fifty bench/requires >/dev/null # the first one pays for what is cold
  for i in 1 2 3; do
    rollout_of_fifty sluice.dev/requires >>"$dir/on"
    rollout_of_fifty bench/requires >>"$dir/off"
  done
  on=$(median_of_three "$dir/on"); off=$(median_of_three "$dir/off")
  shown "rollout of 50 pods, gated - not gated (medians of 3)" "$on - $off = $((on - off))" ms
  say "each, gated: $(paste -sd' ' "$dir/on"), not gated: $(paste -sd' ' "$dir/off")"
  kubectl -n bench delete smst met >/dev/null
  rm -rf "$dir"
}

median_of_three() { sort -n "$1" | sed -n 2p; }
