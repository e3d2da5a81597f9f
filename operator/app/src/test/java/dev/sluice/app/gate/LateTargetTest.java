package dev.sluice.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.core.gate.MigrationName;
import dev.sluice.core.gate.Published;
import dev.sluice.core.plan.Version;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateTargetTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final MigrationName ORDERS = new MigrationName("shop", "orders");
  private static final Published PUBLISHED =
      new Published(Set.of(version("1"), version("2")), Optional.empty(), Set.of());

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "orders@1          | 09:58 | true  | it was applied two minutes before the schema came",
        "orders@2          | 09:58 | false | it was given what is newest",
        "orders@1          | 09:30 | false | it was applied long before: an old version that runs on",
        "users@1, orders@1 | 09:58 | true  | one of several is old",
        "users@1           | 09:58 | false | it requires nothing of this one",
      })
  void oneThatWasAppliedTooEarlyIsTold(String requires, String at, boolean told, String sentence) {
    var found =
        LateTarget.of(GatedKind.Deployment, workload(requires, at, true), ORDERS, PUBLISHED, NOW);
    assertThat(found.isPresent()).as(sentence).isEqualTo(told);
    found.ifPresent(words ->
        assertThat(words)
            .isEqualTo(
                "was applied shortly before shop/orders came to 2, and so was given 1 only: if"
                    + " it needs 2, it was not held. Apply the migration first, or write"
                    + " sluice.dev/requires yourself."));
    assertThat(
            LateTarget.of(
                GatedKind.Deployment, workload(requires, at, false), ORDERS, PUBLISHED, NOW))
        .as("who wrote the requirement knows what it is")
        .isEmpty();
  }

  private static JsonNode workload(String requires, String at, boolean isListed) {
    return Serialization.unmarshal(
        """
        # YAML
        metadata:
          creationTimestamp: '2026-01-01T00:00:00Z'
          managedFields:
          - {time: '2026-01-05T%s:00Z', fieldsV1: {f:spec: {f:template: {}}}}
          - {time: '2026-01-05T09:59:59Z', fieldsV1: {f:status: {}}}
        spec: {template: {metadata: {annotations: {sluice.dev/requires: '%s'%s}}}}
        """
            .formatted(at, requires, isListed ? ", sluice.dev/requires-from: x" : ""),
        JsonNode.class);
  }

  private static Version version(String text) {
    return Version.parse(text).orElseThrow();
  }
}
