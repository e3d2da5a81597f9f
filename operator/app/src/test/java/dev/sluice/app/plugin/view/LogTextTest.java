package dev.sluice.app.plugin.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {
  @Test
  void aStepIsItsTimeAndWords() {
    assertThat(LogText.of("{\"at\":\"2026-11-25T19:46:02.123Z\",\"step\":\"connecting\"}"))
        .isEqualTo("2026-11-25 19:46:02  connecting");
  }

  @Test
  void aReportIsWhatWasAppliedAndHowItEnded() {
    var report =
        "{\"command\":\"APPLY\",\"outcome\":\"FAILED\",\"failure\":{\"reason\":\"LockTimeout\","
            + "\"message\":\"somebody holds orders\"},\"applied\":[{\"name\":\"V1__a.sql\","
            + "\"statements\":2,\"millis\":7}],\"millis\":9}";
    assertThat(LogText.of(report))
        .isEqualTo(
            "applied V1__a.sql (7 ms)\napply failed in 9 ms\nLockTimeout: somebody holds orders");
  }

  @Test
  void whatIsNotOursStaysAsItIsButForWhatMovesTheCursor() {
    assertThat(LogText.of("Error: \u001B[2Jno memory")).isEqualTo("Error: <U+001B>[2Jno memory");
  }
}
