#!/usr/bin/env bash
# Maven on JDK 25, quiet but for what it finds wrong: maven.sh ARGUMENTS...
. "$(dirname "$0")/common.sh"
JAVA_HOME=$("$scripts/jdk.sh"); export JAVA_HOME
command -v mvn >/dev/null || debian maven
cd "$root" && exec mvn -B -ntp "$@"
