#!/usr/bin/env bash
# Compiles the program and leaves it as build/sluice (a launcher) and build/app/lib (its jars), when its sources are new.
. "$(dirname "$0")/common.sh"

java_home=$("$scripts/jdk.sh")
sources=$(digest operator/e2e/scripts/build.sh pom.xml operator/{api,core,engine,app}/pom.xml operator/{api,core,engine,app}/src/main)
# API groups whose classes Fabric8 loads only for those who ask for them, and what only compilers read: ten megabytes.
unused=$(printf 'kubernetes-model-%s,' discovery events flowcontrol gatewayapi metrics networking node policy rbac resource scheduling storageclass)checker-qual,generator-annotations,javapoet,prometheus-metrics-exposition-formats
complete() { # our code and the framework name nothing that was left out, but for annotations of compilers
  local missing; missing=$(cd "$1" && "$java_home/bin/jdeps" --multi-release base --missing-deps -cp "$(printf '%s:' *.jar)" sluice-*.jar operator-framework-core-*.jar |
    awk '/->.*not found/ && $3 != "not" && $3 !~ /\.generator\.annotation\./ {print $3}' | sort -u)
  [ -z "$missing" ] || die "build.sh leaves out what is used: $missing"
}
compile() {
  [ "$(cat "$out/app/sources" 2>/dev/null)" != "$sources" ] || return 0
  say "compiling sluice"
  rm -rf "$out/app.new"
  quietly build "$scripts/maven.sh" -q -pl operator/app -am package dependency:copy-dependencies \
    -DskipTests -DincludeScope=runtime -DexcludeArtifactIds="$unused" -DoutputDirectory="$out/app.new/lib"
  cp "$root"/operator/app/target/sluice-app-*.jar "$out/app.new/lib/"
  complete "$out/app.new/lib"
  echo "$sources" >"$out/app.new/sources"
  rm -rf "$out/app" && mv "$out/app.new" "$out/app"
}
compile
cat >"$out/sluice.new" <<L
#!/bin/sh
here=\$(dirname "\$(readlink -f "\$0")")
exec "\${SLUICE_JAVA_HOME:-$java_home}/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "\$here/app/lib/*" dev.sluice.app.Main "\$@"
L
chmod +x "$out/sluice.new" && mv "$out/sluice.new" "$out/sluice"
