#!/usr/bin/env bash
# Puts what the image build trains with into build/training: classes of operator/e2e and what they need.
. "$(dirname "$0")/common.sh"
rm -rf "$out/training"
quietly training "$scripts/maven.sh" -q -pl operator/e2e -am package dependency:copy-dependencies \
  -DskipTests -DincludeScope=test -DoutputDirectory="$out/training/lib"
rm -f "$out"/training/lib/embedded-postgres-binaries-{darwin,windows,linux-amd64-alpine}*
mkdir -p "$out/training/classes/dev/sluice/e2e"
cp -r "$e2e/target/test-classes/dev/sluice/e2e/training" "$out/training/classes/dev/sluice/e2e/"
