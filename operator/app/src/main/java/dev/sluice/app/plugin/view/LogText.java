package dev.sluice.app.plugin.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.sluice.core.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of a runner's log, which is written for machines, for people. */
public final class LogText {
  private LogText() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Line(
      @Nullable String at,
      @Nullable String step,
      @Nullable String command,
      @Nullable String outcome,
      @Nullable Failure failure,
      @Nullable List<AppliedView> applied,
      @Nullable Long millis) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Failure(@Nullable String reason, @Nullable String message) {}

  /** The line itself when it is none of ours. */
  public static String of(String line) {
    var read = line.startsWith("{") ? Json.read(line, Line.class) : Optional.<Line>empty();
    return read.map(known -> words(known, line)).orElseGet(() -> Visible.line(line));
  }

  private static String words(Line line, String raw) {
    if (line.at() != null && line.step() != null) {
      return Times.second(line.at()) + "  " + Visible.line(line.step());
    }
    return line.outcome() == null ? Visible.line(raw) : report(line, line.outcome());
  }

  private static String report(Line line, String outcome) {
    var text = new StringBuilder();
    if (line.applied() != null) {
      for (var script : line.applied()) {
        text.append("applied ").append(script.name());
        text.append(" (").append(script.millis()).append(" ms)\n");
      }
    }
    text.append(line.command() == null ? "run" : line.command().toLowerCase(Locale.ROOT));
    text.append(' ').append(outcome.toLowerCase(Locale.ROOT));
    if (line.millis() != null) {
      text.append(" in ").append(line.millis()).append(" ms");
    }
    if (line.failure() != null) {
      text.append("\n")
          .append(line.failure().reason())
          .append(": ")
          .append(line.failure().message());
    }
    return text.toString();
  }
}
