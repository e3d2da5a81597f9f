#!/usr/bin/env bash
# The tests on a real cluster; build.sh and images.sh come first. Arguments go to Maven, such as -Dit.test=SmokeE2E.
. "$(dirname "$0")/common.sh"
[ -e "$out/e2e.properties" ] || "$scripts/images.sh"
. "$scripts/cluster.sh"
# Ryuk cannot be pulled everywhere; the harness itself removes what a killed run left.
export TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost
TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE=$(property busybox); export TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE
"$scripts/maven.sh" verify -pl operator/e2e -am -DskipTests -DskipE2E=false "$@"
