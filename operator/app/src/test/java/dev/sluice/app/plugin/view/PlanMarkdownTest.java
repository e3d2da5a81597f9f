package dev.sluice.app.plugin.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanMarkdownTest {
  @Test
  void aPlanThatWaits() {
    Golden.compare("plan.md", markdown(GivenPlan.waiting()));
  }

  @Test
  void aScriptCannotEndItsOwnBlock() {
    var script =
        GivenPlan.script(
            1, "V20260105.1__a.sql", "Low", "select '\n```\n# Approved';\n", List.of());
    var plan =
        GivenPlan.view("AwaitingApproval", List.of(script), GivenPlan.approval(List.of(), null));
    assertThat(markdown(plan)).contains("````sql\nselect '\n```\n# Approved';\n````\n");
  }

  private static String markdown(PlanView plan) {
    return PlanMarkdown.of(plan, GivenPlan.ADDRESS, GivenPlan.NOW);
  }
}
