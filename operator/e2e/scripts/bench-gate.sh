# Sourced by bench.sh: one function per group of figures, of what stands between a script and its run.

# From a person's yes to the Job, while the others still wait.
bench_approval() {
  need_go
  local n=60 r
  latency -template "$e2e/bench/approval.yaml" -prefix approval -n $n >/dev/null
  latency -finish "$e2e/bench/plan.json" -n $n
  await_phase AwaitingApproval $n
  settled bench
  r=$(latency -approve -n $n -gap 250ms)
  [ "$(json done "$r")" = $n ] || die "$(json done "$r") of $n approvals led to a Job (kubectl -n bench get smig)"
  shown "approval to Job created, p50" "$(json p50_ms "$r")" ms
  row "approval to Job created, p99" "$(json p99_ms "$r")" 200 ms
  clear_bench
}

# N lines of what lint has something to say about.
risky() { seq "$1" | awk '{print (NR % 2 ? "drop table gone_" : "create index on kept_") $1 (NR % 2 ? ";" : " (name);")}'; }

# Process start to the first line, and from there to the end, in ms. Exit code 1 says that something was found.
lint_times() {
  local begin=${EPOCHREALTIME/[.,]/} first line
  { "$out/sluice" lint "$1" || [ $? = 1 ]; } | {
    read -r line; first=${EPOCHREALTIME/[.,]/}
    [[ $line == "$1:1:1: High drop-table: "* ]] || die "lint did not begin with a finding: $line"
    cat >/dev/null
    echo "$(((first - begin) / 1000)) $(((${EPOCHREALTIME/[.,]/} - first) / 1000))"
  }
}

# The median of column COLUMN of the five lines of FILE
median() { cut -d' ' -f"$2" "$1" | sort -n | sed -n 3p; }

bench_lint() {
  local dir i; dir=$(mktemp -d)
  risky 1 >"$dir/one.sql"; risky 1000 >"$dir/many.sql"
  for i in 1 2 3 4 5; do
    lint_times "$dir/one.sql" >>"$dir/one.times"
    lint_times "$dir/many.sql" >>"$dir/many.times"
  done
  row "lint, start to first finding (median of 5)" "$(median "$dir/one.times" 1)" 600 ms
  row "lint, start to first of 1,000 (median of 5)" "$(median "$dir/many.times" 1)" 600 ms
  row "lint, 1,000 statements after that (median of 5)" "$(median "$dir/many.times" 2)" 1000 ms
  rm -rf "$dir"
}

# Refused to everybody by decisions.sluice.dev, until the API server noticed, within a second, that its binding is gone.
guarded() { ! kubectl -n bench annotate --dry-run=server smig/guarded sluice.dev/approve=none >/dev/null 2>&1; }

# Seconds that the API server spent in policies over changes; others' are in it, and match none of ours.
policy_seconds() { kubectl get --raw /metrics | awk '/^apiserver_admission_controller_admission_duration_seconds_sum.*"ValidatingAdmissionPolicy",operation="UPDATE"/ {s += $2} END {printf "%.6f", s}'; }

# Times 500 writes into the status of the resource named guarded, and adds what policies took of one, on average.
status_writes() {
  local before told; before=$(policy_seconds)
  told=$(latency -update guarded -n 500)
  awk -v a="$before" -v b="$(policy_seconds)" -v told="$told" 'BEGIN {printf "%s \"policies_ms\":%.3f", told, (b - a) * 2}'
}

# What a write into status pays for the one policy that asks for a right. With the operator gone nobody else writes.
bench_admission() {
  need_go
  local guards="$root/helm/sluice/files/admission" with without p names
  sed 's/{{name}}/guarded/' "$e2e/bench/suspended.yaml" | kubectl apply -f - >/dev/null
  await_phase Suspended 1
  kubectl -n sluice scale deployment/sluice --replicas=0 >/dev/null
  kubectl -n sluice wait --for=delete pod --all --timeout=60s >/dev/null
  with=$(status_writes)
  mapfile -t names < <(cd "$guards" && ls -r | sed 's/\.yaml$//') # status before decisions, which is asked
  kubectl delete validatingadmissionpolicybinding "${names[@]}" >/dev/null
  while guarded; do sleep 0.2; done
  without=$(status_writes)
  kubectl apply --server-side -f "$guards" >/dev/null
  until guarded; do sleep 0.2; done
  kubectl -n sluice scale deployment/sluice --replicas=1 >/dev/null
  operator_leads
  for p in p50 p99 policies; do
    shown "status write, guarded - unguarded, $p" "$(more "$(json "${p}_ms" "$with")" "$(json "${p}_ms" "$without")")" ms
  done
  clear_bench
}

# The difference is small: of p50 it drowns on a busy machine, of the API server's own count it does not.
more() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f - %.2f = %.2f", a, b, a - b}'; }
