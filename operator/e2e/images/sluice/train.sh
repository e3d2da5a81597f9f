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

# Of the container's memory, for the heap. Where that is below 250 MB, the JVM goes by MinRAMPercentage, which is 50 else.
ram() { echo "-XX:MinRAMPercentage=$1 -XX:MaxRAMPercentage=$1"; }

options() { # NAME HEAP-OPTIONS...
  name=$1; shift
  # Mapped where it was made for, the cache shares the page cache; moved, all of it would be copied.
  { printf '%s\n' "$@" -XX:AOTCache=$jvm/sluice.aot; cat $jvm/training; echo -XX:ArchiveRelocationMode=0; } >$jvm/$name
}
# C1 knows no AES instructions: ChaCha20 costs it a quarter. A server that has only AES gets AES.
ciphers=TLS_CHACHA20_POLY1305_SHA256,TLS_AES_128_GCM_SHA256,TLS_AES_256_GCM_SHA384
for key in ECDSA RSA; do for cipher in CHACHA20_POLY1305_SHA256 AES_128_GCM_SHA256 AES_256_GCM_SHA384; do ciphers=$ciphers,TLS_ECDHE_${key}_WITH_$cipher; done; done
options operator -Xms16m -Xmn8m $(ram 30) -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=25 -Djdk.tls.client.cipherSuites=$ciphers
options runner -Xms8m $(ram 50)
rm $jvm/training
