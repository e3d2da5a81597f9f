#!/usr/bin/env bash
# The simulator over many seeds: soak.sh [SEEDS [FIRST]]. A seed that fails is printed and replays exactly.
. "$(dirname "$0")/common.sh"
say "compiling the simulator"
quietly soak "$scripts/maven.sh" -q -pl operator/core -am test-compile dependency:build-classpath -Dmdep.outputFile="$out/soak.classpath" -Dmdep.includeScope=test
exec "$("$scripts/jdk.sh")/bin/java" -cp "$root/operator/core/target/test-classes:$root/operator/core/target/classes:$(cat "$out/soak.classpath")" \
  dev.sluice.core.sim.Soak "${@:-1000000}"
