#!/usr/bin/env bash
# Prints the image of operator and runner, built when its contents are new (make build comes first).
. "$(dirname "$0")/common.sh"
[ -d "$out/app/lib" ] || "$scripts/build.sh"
image=local/sluice:$(digest build/app/lib operator/copy operator/launch operator/e2e/images/sluice operator/e2e/src/test/java/dev/sluice/e2e/training operator/e2e/pom.xml Dockerfile)

build() {
  have_image "$image" && return 0
  "$scripts/training.sh"
  local bases; bases=$("$scripts/bases.sh")
  say "building $image"
  local args=() pair
  for pair in $bases; do args+=(--build-arg "$pair"); done
  quietly image docker build "${args[@]}" -t "$image" "$root"
}
locked image build
echo "$image"
