package dev.sluice.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.api.v1alpha1.GateStatus;
import dev.sluice.core.gate.HeldWorkload;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateReportTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void whatWaitsIsSortedAndTheFirstTellsSinceWhen() {
    var held =
        List.of(
            new HeldWorkload("StatefulSet", "shop", "queue", NOON),
            new HeldWorkload("Deployment", "shop", "orders-api", NOON.minusSeconds(60)),
            new HeldWorkload("Deployment", "crm", "users", NOON));
    assertThat(GateReport.of(held, "shop"))
        .isEqualTo(
            new GateStatus(
                List.of("Deployment/orders-api", "StatefulSet/queue", "crm/Deployment/users"),
                "2026-01-05T11:59:00Z"));
  }

  @Test
  void nothingThatWaitsIsNothing() {
    assertThat(GateReport.of(List.of(), "shop")).isNull();
  }

  @Test
  void manyAreCounted() {
    var held =
        IntStream.range(0, 100)
            .mapToObj(i -> new HeldWorkload("Deployment", "shop", "api-" + (100 + i), NOON))
            .toList();
    var report = GateReport.of(held, "shop");
    assertThat(report).isNotNull();
    assertThat(report.holding())
        .hasSize(21)
        .startsWith("Deployment/api-100")
        .endsWith("... and 80 more");
  }
}
