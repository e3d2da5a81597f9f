package dev.sluice.app.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.core.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LogsTest {
  private record Line(String at, String level, String logger, String message, String error) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void backToStandardOutput() {
    Logs.to(System.out, "info");
  }

  @Test
  void writesOneLineOfJsonForEachRecord() {
    Logs.to(out, "info");
    LoggerFactory.getLogger("dev.sluice.app.report.Reporter")
        .warn("{} {}: two\nlines", "shop/orders", "RunFailed");

    assertThat(lines())
        .singleElement()
        .satisfies(line -> {
          assertThat(line.at()).matches("\\d{4}-.*T.*Z");
          assertThat(line.level()).isEqualTo("WARN");
          assertThat(line.logger()).isEqualTo("dev.sluice.app.report.Reporter");
          assertThat(line.message()).isEqualTo("shop/orders RunFailed: two\nlines");
          assertThat(line.error()).isNull();
        });
  }

  @Test
  void tellsWhereAnErrorComesFrom() {
    Logs.to(out, "info");
    LoggerFactory.getLogger("a").error("broken", new IOException("disk"));

    assertThat(lines())
        .singleElement()
        .satisfies(line ->
            assertThat(line.error())
                .startsWith("java.io.IOException: disk")
                .contains("at dev.sluice.app.logging.LogsTest"));
  }

  @Test
  void leavesOutWhatIsBelowItsLevel() {
    Logs.to(out, "warn");
    LoggerFactory.getLogger("a").info("quiet");
    LoggerFactory.getLogger("a").warn("loud");

    assertThat(lines()).extracting(Line::message).containsExactly("loud");
  }

  @Test
  void hearsLibrariesFromWarningsOnly() {
    Logs.to(out, "debug");
    LoggerFactory.getLogger("io.fabric8.kubernetes.client.Config").info("chatter");
    LoggerFactory.getLogger("io.javaoperatorsdk.operator.Operator").warn("trouble");
    LoggerFactory.getLogger("dev.sluice.app").debug("detail");

    assertThat(lines())
        .extracting(Line::level, Line::message)
        .containsExactly(tuple("WARN", "trouble"), tuple("DEBUG", "detail"));
  }

  @Test
  void refusesALevelThatIsNone() {
    assertThatThrownBy(() -> Logs.to(out, "loud"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none of error, warn, info, debug and trace");
  }

  private List<Line> lines() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> Json.read(line, Line.class).orElseThrow())
        .toList();
  }
}
