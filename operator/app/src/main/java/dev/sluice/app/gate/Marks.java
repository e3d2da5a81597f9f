package dev.sluice.app.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.core.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * What is written on an object while it is held.
 *
 * @param awaits the requirements that are not met, as people write them
 * @param since when it was held first
 * @param because one sentence for people
 * @param before what stood there and is put back, by the kind's own rules
 */
public record Marks(String awaits, Instant since, String because, JsonNode before) {
  public static final String HELD = "sluice.dev/held";
  public static final String AWAITS = "sluice.dev/awaits";
  public static final String SINCE = "sluice.dev/held-since";
  public static final String BECAUSE = "sluice.dev/held-because";
  public static final String BEFORE = "sluice.dev/held-before";

  /** Selects whatever is held. */
  public static final String SELECTOR = HELD + "=true";

  private static final List<String> ANNOTATIONS = List.of(AWAITS, SINCE, BECAUSE, BEFORE);

  /** Those of an object; empty when it is not held. */
  public static Optional<Marks> of(JsonNode object) {
    var metadata = object.path("metadata");
    if (!metadata.path("labels").path(HELD).asText().equals("true")) {
      return Optional.empty();
    }
    var annotations = metadata.path("annotations");
    return Optional.of(
        new Marks(
            annotations.path(AWAITS).asText(),
            time(annotations.path(SINCE).asText()),
            annotations.path(BECAUSE).asText(),
            Json.read(annotations.path(BEFORE).asText("{}"), JsonNode.class)
                .orElseGet(Trees::empty)));
  }

  /** The annotation that says since when; long ago where somebody broke it. */
  public static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  void write(ObjectNode object) {
    var metadata = Trees.object(object, "metadata");
    Trees.object(metadata, "labels").put(HELD, "true");
    Trees.object(metadata, "annotations")
        .put(AWAITS, awaits)
        .put(SINCE, since.toString())
        .put(BECAUSE, because)
        .put(BEFORE, Json.write(before));
  }

  static void erase(ObjectNode object) {
    Trees.remove(object, "metadata", "labels", List.of(HELD));
    Trees.remove(object, "metadata", "annotations", ANNOTATIONS);
  }
}
