package dev.sluice.app.approval;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * When one of some objects was last written, but for its status. The API server sets both times
 * (Kubernetes 1.30): a guard that was taken away and put back, or changed and changed back, is
 * young.
 */
final class LastWrite {
  private LastWrite() {}

  static Instant of(Stream<GenericKubernetesResource> objects) {
    return objects.flatMap(LastWrite::writes).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
  }

  private static Stream<Instant> writes(GenericKubernetesResource object) {
    var meta = object.getMetadata();
    var changes =
        meta.getManagedFields().stream()
            .filter(entry -> entry.getSubresource() == null || entry.getSubresource().isEmpty())
            .map(ManagedFieldsEntry::getTime);
    return Stream.concat(Stream.ofNullable(meta.getCreationTimestamp()), changes)
        .flatMap(Stream::ofNullable)
        .map(Instant::parse);
  }
}
