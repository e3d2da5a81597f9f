# Sourced by every script here: where things lie, how to say what happens.
set -euo pipefail
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$scripts/../../.." && pwd)
e2e=$root/operator/e2e
out=$root/build
# Outlives any clone: the Docker daemon's data, tools, base images.
cache=${SLUICE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sluice}
mkdir -p "$out/log" "$cache/bin" "$cache/lock"
export DOCKER_BUILDKIT=${DOCKER_BUILDKIT:-0}

say() { printf '[%4ds] %s\n' "$SECONDS" "$*" >&2; }
die() { printf 'sluice: %s\n' "$*" >&2; exit 2; }

# quietly NAME COMMAND...: output into build/log/NAME.log, shown only when it fails.
quietly() {
  local log=$out/log/$1.log begin=$SECONDS code=0; shift
  "$@" >"$log" 2>&1 || code=$?
  [ "$code" != 0 ] || return 0
  tail -40 "$log" >&2
  say "failed after $((SECONDS - begin)) s: $* (whole log: $log)"
  return "$code"
}

# locked NAME COMMAND...: one at a time on this machine. The lock's descriptor is
# closed for the command's own children by the callers that leave a daemon behind.
locked() {
  local name=$1; shift
  ( exec 9>"$cache/lock/$name"; flock 9; "$@" )
}

# digest PATH...: first 12 digits of a hash over names and contents.
digest() {
  ( cd "$root" && find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12 )
}

have_image() { docker image inspect "$1" >/dev/null 2>&1; }

# debian PACKAGE...: installs what is missing, or says what to install.
debian() {
  local missing=() p
  for p in "$@"; do dpkg -s "$p" >/dev/null 2>&1 || missing+=("$p"); done
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || die "install ${missing[*]} (Debian's names), then run this again"
  say "installing ${missing[*]}"
  quietly apt-update apt-get update -qq
  DEBIAN_FRONTEND=noninteractive quietly apt-install apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

need_go() {
  if ! command -v go >/dev/null && [ -x /usr/local/go/bin/go ]; then PATH=$PATH:/usr/local/go/bin; fi
  command -v go >/dev/null || die "install Go 1.26 or newer (https://go.dev/dl), then run this again"
}
