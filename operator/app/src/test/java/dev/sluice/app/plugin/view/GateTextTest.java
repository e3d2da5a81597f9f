package dev.sluice.app.plugin.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTextTest {
  private static final Instant NOW = Instant.parse("2026-11-25T19:48:00Z");
  private static final RequirementView WAITS =
      new RequirementView(
          "orders@20260105.1",
          "shop",
          "orders",
          false,
          "AwaitingApproval",
          "shop/orders is AwaitingApproval");
  private static final RequirementView RUNS =
      new RequirementView(
          "users@3", "shop", "users", false, "Migrating", "shop/users is Migrating");
  private static final RequirementView NOBODY =
      new RequirementView(
          "typo@1", "billing", "typo", false, null, "there is no SchemaMigration billing/typo");
  private static final RequirementView MET =
      new RequirementView("orders@1", "shop", "orders", true, "Ready", "applied");

  @ParameterizedTest
  @ValueSource(ints = {80, 160})
  void whatWaitsForPersonsForARunForNothingThereIsAndForTheOperator(int width) {
    var view =
        new GateView(
            List.of(
                held("billing", "CronJob/invoices", 0, NOBODY),
                held("shop", "Deployment/api", 0, WAITS),
                held("shop", "StatefulSet/worker", 2, WAITS, RUNS),
                held("stage", "Job/fill", 0, MET)),
            List.of("daemonsets", "rollouts outside namespace shop"));
    Golden.compare("gate-" + width + ".txt", text(view, width));
  }

  @Test
  void nothing() {
    assertThat(text(new GateView(List.of(), List.of()), 80))
        .isEqualTo("nothing is held in any namespace");
  }

  @Test
  void whereMigrationsMayNotBeReadTheMarksAreTold() {
    var held =
        new HeldView(
            "shop",
            "Deployment/api",
            "orders@1",
            "2026-11-25T19:40:00Z",
            "waits for orders@1: shop/orders is Planning",
            1,
            List.of());
    assertThat(text(new GateView(List.of(held), List.of()), 160))
        .contains("  shop/orders is Planning\n")
        .contains("  1 pod gated\n")
        .contains("kubectl sluice gate Deployment/api -n shop");
  }

  @Test
  void marksThatSomebodyWroteByHandCannotMoveTheCursor() {
    var held =
        new HeldView(
            "shop", "Pod/x", "a@1\u001B[2J", "2026-11-25T19:40:00Z", "\u001B[1A", 1, List.of());
    assertThat(text(new GateView(List.of(held), List.of()), 160)).doesNotContain("\u001B");
  }

  private static String text(GateView view, int width) {
    var page = new Page(width, new Paint(false), NOW);
    return GateText.of(view, "in any namespace", "kubectl sluice", page);
  }

  private static HeldView held(
      String namespace, String workload, int pods, RequirementView... requirements) {
    var all = List.of(requirements);
    return new HeldView(
        namespace,
        workload,
        String.join(", ", all.stream().map(RequirementView::key).toList()),
        "2026-11-25T19:36:00Z",
        "as it was told then",
        pods,
        all);
  }
}
