package dev.sluice.core.status;

import dev.sluice.api.v1alpha1.GateStatus;
import dev.sluice.core.gate.HeldWorkload;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for a migration, in its status: a resource must not grow with its cluster. */
final class GateReport {
  private static final int LIMIT = 20;

  private GateReport() {}

  static @Nullable GateStatus of(Collection<HeldWorkload> held, String namespace) {
    return held.stream()
        .map(HeldWorkload::since)
        .min(Comparator.naturalOrder())
        .map(since -> of(held, namespace, since))
        .orElse(null);
  }

  private static GateStatus of(Collection<HeldWorkload> held, String namespace, Instant since) {
    var names = held.stream().map(one -> one.in(namespace)).distinct().sorted().toList();
    return new GateStatus(names.size() <= LIMIT ? names : cut(names), since.toString());
  }

  private static List<String> cut(List<String> names) {
    return Stream.concat(
            names.stream().limit(LIMIT), Stream.of("... and " + (names.size() - LIMIT) + " more"))
        .toList();
  }
}
