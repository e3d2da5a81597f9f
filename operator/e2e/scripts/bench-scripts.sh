# Sourced by bench.sh: how fast scripts are read and applied, beside golang-migrate, psql and squawk. No cluster: one server
# with default durability, a new database for each run, and the tools take turns, so that a busy machine slows all of them.
. "$scripts/versions.sh"

migrate_binary() { # golang-migrate, built from its Go module into the cache
  local binary=$cache/bin/migrate-$GOLANG_MIGRATE
  if ! [ -x "$binary" ]; then
    need_go
    say "compiling golang-migrate $GOLANG_MIGRATE (once)"
    GOBIN=$binary.part CGO_ENABLED=0 quietly compile-migrate go install -tags postgres "github.com/golang-migrate/migrate/v4/cmd/migrate@$GOLANG_MIGRATE"
    mv "$binary.part/migrate" "$binary" && rmdir "$binary.part"
  fi
  echo "$binary"
}

squawk_binary() { # from PyPI, in a folder of its own in the cache
  local folder=$cache/squawk-$SQUAWK
  if ! [ -x "$folder/bin/squawk" ]; then
    say "installing squawk $SQUAWK (once)"
    rm -rf "$folder"
    python3 -c 'import ensurepip' 2>/dev/null || debian python3-venv
    quietly venv-squawk python3 -m venv "$folder"
    quietly install-squawk "$folder/bin/pip" install -q "squawk-cli==$SQUAWK"
  fi
  echo "$folder/bin/squawk"
}

# Leaves PGHOST and so on for psql, and $url for the others. Not published: Docker's proxy would be in between.
bench_server() {
  "$scripts/daemon.sh"
  command -v psql >/dev/null || debian postgresql-client
  server=$(docker run -d -e POSTGRES_PASSWORD=bench "$("$scripts/postgres-image.sh")")
  PGHOST=$(docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$server")
  export PGHOST PGPORT=5432 PGUSER=postgres PGPASSWORD=bench PGDATABASE=postgres
  for _ in $(seq 100); do docker exec "$server" pg_isready -q -h 127.0.0.1 && break; sleep 0.1; done
  [ "$(psql -Atc "SELECT current_setting('fsync'), current_setting('synchronous_commit')")" = 'on|on' ] || die "the server does not have its default durability"
}

new_database() { psql -qc "CREATE DATABASE $1"; }

# elapsed FILE COMMAND...: adds the wall time in ms as a line
elapsed() {
  local file=$1 begin=${EPOCHREALTIME/[.,]/}; shift
  "$@" >"$out/log/bench-command.log" 2>&1 || { tail -5 "$out/log/bench-command.log" >&2; die "failed with $?: $*"; }
  echo "$(((${EPOCHREALTIME/[.,]/} - begin) / 1000))" >>"$file"
}

# Exit code 1 of both linters says that something was found.
sluice_lint() { "$out/sluice" lint "$1" || [ $? = 1 ]; }
squawk_lint() { "$squawk" "$1" || [ $? = 1 ]; }

sluice_apply() { "$out/sluice" apply --source "$1" --url "jdbc:postgresql://$PGHOST:5432/$2"; }
migrate_up() { "$migrate" -path "$1" -database "postgres://postgres:bench@$PGHOST:5432/$2?sslmode=disable" up; }
# One process for all files, each in a transaction of its own, without a history: what the server itself needs.
psql_all() { psql -X -q -v ON_ERROR_STOP=1 -d "$2" -f "$1"; }
psql_input() { local file; for file in "$1"/*.up.sql; do printf 'BEGIN;\n\\i %s\nCOMMIT;\n' "$file"; done; }

# ratio FIGURE OURS THEIRS LIMIT: of the medians of two files; "-" as limit only shows it
ratio() {
  local ours theirs times; ours=$(median "$2" 1); theirs=$(median "$3" 1)
  times=$(awk -v a="$ours" -v b="$theirs" 'BEGIN {printf "%.2f", a / b}')
  if [ "$4" = - ]; then shown "$1 ($ours ms / $theirs ms)" "$times" times; else row "$1 ($ours ms / $theirs ms)" "$times" "$4" times; fi
}

# apply_times SET
apply_times() {
  local set=$1 i
  psql_input "$dir/$set" >"$dir/$set.psql"
  for i in 1 2 3 4 5; do
    new_database "ours_${set}_$i"; elapsed "$dir/$set.ours" sluice_apply "$dir/$set" "ours_${set}_$i"
    new_database "migrate_${set}_$i"; elapsed "$dir/$set.migrate" migrate_up "$dir/$set" "migrate_${set}_$i"
    new_database "psql_${set}_$i"; elapsed "$dir/$set.psql.times" psql_all "$dir/$set.psql" "psql_${set}_$i"
  done
}

# lint_beside NAME: of the file NAME.sql, output and all
lint_beside() {
  local i
  for i in 1 2 3 4 5; do
    elapsed "$dir/$1.ours" sluice_lint "$dir/$1.sql"
    elapsed "$dir/$1.squawk" squawk_lint "$dir/$1.sql"
  done
}

# Peak resident memory of a command, in MB
peak_of() {
  python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6))' "$@"
}

sets() { (cd "$e2e/bench/sets" && go run . "$@"); }

bench_scripts() {
  need_go
  local server='' migrate squawk dir; dir=$(mktemp -d)
  # shellcheck disable=SC2064 # the folder of now; the server may be none yet
  trap "rm -rf '$dir'; docker rm -fv \$server >/dev/null 2>&1 || true" EXIT
  migrate=$(migrate_binary); squawk=$(squawk_binary)
  sets -kind scripts -count 362 "$dir/s362"; sets -kind scripts -count 140 "$dir/s140"
  sets -kind lines -count 23000 "$dir/lines.sql"; sets -kind statements -count 5000 "$dir/statements.sql"
  mkdir "$dir/seed" && sets -kind seed -count 300 "$dir/seed/000001_seed.up.sql" && cp "$dir/seed/000001_seed.up.sql" "$dir/seed.sql"
  risky 1 >"$dir/one.sql"
  bench_server
  apply_times s362; apply_times s140; apply_times seed
  ratio "apply 362 scripts, against golang-migrate" "$dir/s362.ours" "$dir/s362.migrate" 0.8
  ratio "apply 140 scripts, against golang-migrate" "$dir/s140.ours" "$dir/s140.migrate" 1.0
  ratio "apply 362 scripts, against psql, a transaction a file" "$dir/s362.ours" "$dir/s362.psql.times" 1.6
  ratio "apply 140 scripts, against psql, a transaction a file" "$dir/s140.ours" "$dir/s140.psql.times" -
  ratio "apply 300 KB of rows, against psql" "$dir/seed.ours" "$dir/seed.psql.times" -
  new_database peak
  row "apply 362 scripts, peak memory" "$(peak_of "$out/sluice" apply --source "$dir/s362" --url "jdbc:postgresql://$PGHOST:5432/peak")" 120 MB
  docker rm -fv "$server" >/dev/null
  lint_beside lines; lint_beside statements; lint_beside seed
  ratio "lint 23,000 lines, against squawk" "$dir/lines.ours" "$dir/lines.squawk" 1.5
  ratio "lint 5,000 statements, against squawk" "$dir/statements.ours" "$dir/statements.squawk" 4
  ratio "lint 300 KB of rows, against squawk" "$dir/seed.ours" "$dir/seed.squawk" -
  for _ in 1 2 3 4 5; do elapsed "$dir/one.ours" sluice_lint "$dir/one.sql"; done
  row "lint of a small file, start to exit (median of 5)" "$(median "$dir/one.ours" 1)" 250 ms
  rm -rf "$dir"; trap - EXIT; unset PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE
}
