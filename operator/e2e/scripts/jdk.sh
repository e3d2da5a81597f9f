#!/usr/bin/env bash
# Prints the home of a JDK 25 or newer: JAVA_HOME if it is one, else the first installed one.
set -euo pipefail
major() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true; }
for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  [ -x "$home/bin/javac" ] || continue
  version=$(major "$home")
  if [ "${version:-0}" -ge 25 ]; then echo "$home"; exit 0; fi
done
echo "sluice: install a JDK 25 (for example Temurin, https://adoptium.net) or set JAVA_HOME to one, then run this again" >&2
exit 2
