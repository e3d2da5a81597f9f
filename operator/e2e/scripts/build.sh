#!/usr/bin/env bash
# Compiles the program and leaves it as build/sluice (a launcher), build/kubectl-sluice (the same, as kubectl finds its
# plugins) and build/app/lib (its jars), when its sources are new.
. "$(dirname "$0")/common.sh"

java_home=$("$scripts/jdk.sh")
sources=$(digest operator/e2e/scripts/build.sh pom.xml operator/{api,grammar,core,engine,app}/{pom.xml,src/main} operator/grammar/scripts operator/e2e/images/sluice/Modernize.java)
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
  "$java_home/bin/java" "$e2e/images/sluice/Modernize.java" "$out"/app.new/lib/picocli-*.jar
  echo "$sources" >"$out/app.new/sources"
  rm -rf "$out/app" && mv "$out/app.new" "$out/app"
  nowhere >"$out/app/nowhere"
  # Nobody answers the last command of both; they are ready by then.
  rehearsal | (cd "$root" && PGUSER=nobody PGPASSWORD=none remember sluice Rehearsal)
  remember kubectl-sluice Main list --kubeconfig "$out/app/nowhere"
}
# A small heap that is collected often: a laptop's default keeps 100 MB of garbage. The young part is what a start fills.
options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms16m -Xmn8m -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr"
rehearsal() { # a command a line
  echo "lint --fail-on high migrations/navidocs"
  echo "apply --deadline 1s --source migrations/navidocs --url jdbc:postgresql://127.0.0.1:9/nowhere"
}
# remember LAUNCHER CLASS ARGUMENT...
remember() { # the classes that its start needs, linked: halves it; a JVM that is not this one goes without
  local name=$1 class=$2; shift 2
  "$java_home/bin/java" $options -XX:AOTCacheOutput="$out/app/$name.aot" -cp "$out/app/lib/*" "dev.sluice.app.$class" "$@" >"$out/log/remember-$name.log" 2>&1 || true
  [ -f "$out/app/$name.aot" ] || die "build.sh: $name left no cache of its classes ($out/log/remember-$name.log)"
}
nowhere() { # a kubeconfig
  echo '{"current-context": "c", "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
    "clusters": [{"name": "c", "cluster": {"server": "http://127.0.0.1:9"}}], "users": [{"name": "u", "user": {}}]}'
}
compile
# launcher NAME OPTION...
launcher() {
  local name=$1; shift
  cat >"$out/$name.new" <<L
#!/bin/sh
here=\$(dirname "\$(readlink -f "\$0")")
exec "\${SLUICE_JAVA_HOME:-$java_home}/bin/java" $options -XX:AOTCache="\$here/app/$name.aot" $* -cp "\$here/app/lib/*" dev.sluice.app.Main "\$@"
L
  chmod +x "$out/$name.new" && mv "$out/$name.new" "$out/$name"
}
launcher sluice
launcher kubectl-sluice "'-Dsluice.name=kubectl sluice'"
