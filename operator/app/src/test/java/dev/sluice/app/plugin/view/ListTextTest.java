package dev.sluice.app.plugin.view;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTextTest {
  @ParameterizedTest
  @ValueSource(ints = {80, 160})
  void oneThatIsReadyOneThatWaitsAndOneThatIsNew(int width) {
    var created = "2026-11-20T10:00:00Z";
    var rows =
        List.of(
            new ListRow("shop", "customers", "Ready", "20260101.3", 0, "Low", null, created),
            new ListRow(
                "shop",
                "orders",
                "AwaitingApproval",
                "20260101.3",
                2,
                "High",
                "approval by 2 users",
                created),
            new ListRow("tools", "search", "-", null, null, null, null, created));
    Golden.compare("list-" + width + ".txt", ListText.of(rows, GivenPlan.page(width), true));
  }
}
