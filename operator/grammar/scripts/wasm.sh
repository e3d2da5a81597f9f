#!/usr/bin/env bash
# libpg_query of npm, by its sha256, as Java classes: wasm.sh JAVA FOLDER CLASSPATH. What is there and newer stays.
. "$(dirname "$0")/../../e2e/scripts/common.sh"
version=18.1.5
sha256=378b64e6182f65c71ad5dbd2c31c81e9dfed7d2f2debfb4b51c0d0de8fa2ae36
java=$1 folder=$2 classpath=$3
here=$(dirname "$(readlink -f "$0")") kept=$cache/libpg-query-$version

good() { echo "$sha256  $1/libpg-query.wasm" | sha256sum --check --status 2>/dev/null; }
fetch() {
  ! good "$kept" || return 0
  command -v npm >/dev/null || debian npm
  say "fetching libpg-query $version (once)"
  rm -rf "$kept" "$kept.part" && mkdir "$kept.part"
  (cd "$kept.part" && quietly fetch-libpg-query npm pack --silent "libpg-query@$version" && tar -xzf ./*.tgz)
  good "$kept.part/package/wasm" || die "npm's libpg-query $version is not the one that wasm.sh knows by its sha256"
  mv "$kept.part/package/wasm" "$kept" && rm -rf "$kept.part"
}
take() {
  locked libpg-query fetch
  mkdir -p "$folder" && cp "$kept/libpg-query.wasm" "$folder/"
}
compile() {
  local new=$folder/new
  rm -rf "$new" "$folder/java" && mkdir "$new"
  quietly split-libpg-query "$java" "$here/split/SplitFunctions.java" "$folder/libpg-query.wasm" "$new/split.wasm"
  quietly compile-libpg-query "$java" -cp "$classpath" "$here/Compile.java" "$new/split.wasm" "$new"
  quietly patch-libpg-query "$java" "$here/Patch.java" "$new/classes/libpgquery/LibPgQueryMachineShaded.class"
  mv "$new" "$folder/java"
}
good "$folder" || take
[ -d "$folder/java" ] && [ -z "$(find "$folder/libpg-query.wasm" "$here" "$here/../pom.xml" -newer "$folder/java")" ] || compile
