package dev.sluice.app.plugin.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.gate.GatedKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTextTest {
  private static final RequirementView APPLIED =
      new RequirementView("users@3", "shop", "users", true, "Ready", "applied");
  private static final RequirementView WAITS =
      new RequirementView(
          "orders@20260105.1",
          "shop",
          "orders",
          false,
          "AwaitingApproval",
          "shop/orders is AwaitingApproval");

  @ParameterizedTest
  @ValueSource(ints = {80, 160})
  void oneIsMetAndOneIsNot(int width) {
    var view =
        new WorkloadView(
            "shop",
            GatedKind.Deployment,
            "api",
            true,
            "2026-11-25T19:36:00Z",
            "waits for orders@20260105.1: shop/orders is Planning",
            1,
            List.of(APPLIED, WAITS),
            null,
            new You("ann", "you lack verb 'release' on workloads.gate.sluice.dev"),
            List.of("group sre", "user zoe"),
            List.of());
    Golden.compare("workload-" + width + ".txt", text(view, width));
  }

  @Test
  void whatIsNotHeldOffersNoRelease() {
    var view =
        new WorkloadView(
            "shop",
            GatedKind.Rollout,
            "api",
            false,
            null,
            null,
            0,
            List.of(APPLIED),
            null,
            null,
            List.of(),
            List.of());
    assertThat(text(view, 80))
        .isEqualTo("shop Rollout/api  is not held\n\nrequires ✓ users@3: applied");
  }

  private static String text(WorkloadView view, int width) {
    var page = new Page(width, new Paint(false), Instant.parse("2026-11-25T19:48:00Z"));
    return WorkloadText.of(view, "kubectl sluice", page);
  }
}
