package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Published;
import dev.sluice.core.gate.Requirement;
import dev.sluice.core.gate.Requirements;
import dev.sluice.core.plan.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The weakness of the short form: a workload that was applied just before its migration was given
 * the target of before, and was not held.
 */
public final class LateTarget {
  /** One commit is applied in less. */
  private static final Duration TOGETHER = Duration.ofMinutes(10);

  private LateTarget() {}

  /**
   * What to tell of a listed workload, now that more is published; empty when all is well.
   *
   * @param now when it was published
   */
  public static Optional<String> of(
      GatedKind kind, JsonNode object, MigrationName migration, Published published, Instant now) {
    var template = kind.holding().waiting(object, Marks.of(object));
    var newest = published.applied().stream().max(Comparator.naturalOrder());
    var isLate = changed(object).plus(TOGETHER).isAfter(now);
    return newest
        .filter(_ -> isLate && !Trees.annotation(template, ShortForm.LISTED).isEmpty())
        .flatMap(version -> older(template, migration, version))
        .map(given ->
            "was applied shortly before "
                + migration
                + " came to "
                + newest.get()
                + ", and so was given "
                + given
                + " only: if it needs "
                + newest.get()
                + ", it was not held. Apply the migration first, or write "
                + Template.REQUIRES
                + " yourself.");
  }

  private static Optional<Version> older(
      JsonNode template, MigrationName migration, Version newest) {
    return required(Template.of(template).requires(), migration.namespace())
        .filter(key -> key.migration().equals(migration))
        .map(Requirement::version)
        .filter(version -> version.compareTo(newest) < 0)
        .findFirst();
  }

  private static Stream<Requirement> required(String text, String namespace) {
    return Requirements.parse(text, namespace) instanceof Requirements.Keys(List<Requirement> keys)
        ? keys.stream()
        : Stream.of();
  }

  /** When somebody last wrote its template: the API server notes it (managedFields). */
  private static Instant changed(JsonNode object) {
    var metadata = object.path("metadata");
    return Stream.concat(
            Stream.of(metadata.path("creationTimestamp")),
            metadata
                .path("managedFields")
                .valueStream()
                .filter(LateTarget::isOfTemplate)
                .map(entry -> entry.path("time")))
        .map(JsonNode::asText)
        .filter(text -> !text.isEmpty())
        .map(Instant::parse)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static boolean isOfTemplate(JsonNode entry) {
    var spec = entry.path("fieldsV1").path("f:spec");
    return spec.has("f:template") || spec.has("f:jobTemplate");
  }
}
