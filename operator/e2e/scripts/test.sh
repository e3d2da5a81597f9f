#!/usr/bin/env bash
# Every test: Go programs and chart, Java units, PostgreSQL, the cluster. All stages run; the end tells what failed.
. "$(dirname "$0")/common.sh"
failed=()

stage() { # NAME COMMAND...
  local name=$1 begin=$SECONDS code=0; shift
  say "$name ..."
  "$@" >"$out/log/$name.log" 2>&1 || code=$?
  grep -E '^\[(INFO|WARNING|ERROR)\] Tests run: [^-]*$|^(ok|FAIL|---? FAIL)\b' "$out/log/$name.log" || true
  if [ "$code" != 0 ]; then
    failed+=("$name")
    grep -E '^\[ERROR\]|^--- FAIL|FAIL|error:|^sluice:' "$out/log/$name.log" | head -60 || tail -40 "$out/log/$name.log"
    say "$name FAILED after $((SECONDS - begin)) s (whole log: $out/log/$name.log)"
  else
    say "$name passed in $((SECONDS - begin)) s"
  fi
  return 0
}

go_tests() { need_go; local m; for m in operator/copy operator/launch operator/e2e/bench/latency operator/e2e/bench/sets helm/test; do (cd "$root/$m" && go test -count=1 ./...) || return 1; done; }
# The corpus of scripts is compared with psql.
need_psql() { command -v psql >/dev/null || debian postgresql-client; }
java_tests() { need_psql && "$scripts/maven.sh" verify -pl '!operator/e2e' --fail-at-end; }
images() { "$scripts/build.sh" && "$scripts/images.sh"; }
cluster_tests() { "$scripts/e2e.sh"; }

stage go-tests go_tests
stage java-tests java_tests
stage images images
stage cluster-tests cluster_tests

java=$(sed -nE 's/^\[(INFO|WARNING|ERROR)\] Tests run: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+), Skipped: ([0-9]+)[^-]*$/\2 \3 \4 \5/p' \
  "$out/log/java-tests.log" "$out/log/cluster-tests.log" | awk '{r+=$1; f+=$2+$3; s+=$4} END {printf "%d passed, %d failed, %d skipped", r-f-s, f, s}')
echo "tests: $java"
((${#failed[@]} == 0)) || { say "failed: ${failed[*]}"; exit 1; }
say "all tests passed"
