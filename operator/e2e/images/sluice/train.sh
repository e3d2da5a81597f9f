#!/bin/sh
# In the image build: writes the JVM's option files, then lets operator and runner work in one JVM, which leaves the AOT
# cache of both. The options of the work must be those of the training, but for the heap.
set -eu
class_path=$(ls /opt/sluice/lib/*.jar | tr '\n' ':' | sed 's/:$//')
jvm=/opt/sluice/jvm
{
  printf '%s\n' -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:-AOTClassLinking -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError -Xss512k
  # Only C1 runs: profiles would fill the cache for nothing.
  printf '%s\n' -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining
  printf '%s\n' -Xlog:disable -Xlog:all=warning:stderr --enable-native-access=ALL-UNNAMED
  printf '%s\n' -cp "$class_path"
} >$jvm/training
java -cp "/opt/training/classes:/opt/training/lib/*" dev.sluice.e2e.training.Training $jvm "$(mktemp -d)"

options() { # NAME HEAP-OPTIONS...
  name=$1; shift
  # Mapped where it was made for, the cache shares the page cache; moved, all of it would be copied.
  { printf '%s\n' "$@" -XX:AOTCache=$jvm/sluice.aot; cat $jvm/training; echo -XX:ArchiveRelocationMode=0; } >$jvm/$name
}
options operator -Xms16m -XX:MaxRAMPercentage=33
options runner -Xms8m -XX:MaxRAMPercentage=50
rm $jvm/training
