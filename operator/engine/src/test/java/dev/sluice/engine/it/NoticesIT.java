package dev.sluice.engine.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.run.Events;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server says goes to the log, and neither log nor memory grows without bound. */
class NoticesIT {
  private final TestDatabase database = PostgresServer.shared().database();

  @Test
  void theFirstHundredOfAStatementAreTold() {
    List<String> notices =
        noticesOf("DO 'BEGIN FOR i IN 1..130 LOOP RAISE WARNING ''row %'', i; END LOOP; END'");

    assertThat(notices)
        .hasSize(101)
        .startsWith("row 1", "row 2")
        .endsWith("row 100", "and 30 more notices of this statement");
  }

  @Test
  void aLongOneIsCut() {
    assertThat(noticesOf("DO 'BEGIN RAISE NOTICE ''%'', repeat(''x'', 100000); END'"))
        .containsExactly("x".repeat(2000) + "... (100000 characters)");
  }

  private List<String> noticesOf(String sql) {
    List<String> notices = new ArrayList<>();
    Events events =
        new Events() {
          @Override
          public void step(String step) {}

          @Override
          public void notice(String text) {
            notices.add(text);
          }
        };
    assertThat(TestRun.on(database).events(events).script("V1__a.sql", sql).apply().failure())
        .isNull();
    return notices;
  }
}
