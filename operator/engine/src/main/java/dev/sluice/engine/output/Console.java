package dev.sluice.engine.output;

import dev.sluice.core.Json;
import dev.sluice.core.run.Report;
import dev.sluice.engine.run.Events;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Standard output. For machines one JSON object a line, the last one the report; for people
 * sentences.
 */
public record Console(PrintStream out, boolean json, InstantSource clock) implements Events {

  private record Event(Instant at, String step) {}

  @Override
  public void step(String step) {
    if (json) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      line(Json.write(new Event(now, step)));
    } else {
      line("  " + step);
    }
  }

  private record Notice(Instant at, String notice) {}

  @Override
  public void notice(String text) {
    if (json) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      line(Json.write(new Notice(now, text)));
    } else {
      line("  notice: " + text);
    }
  }

  public void report(Report report) {
    line(json ? Json.write(report) : ReportText.of(report));
  }

  public void line(String text) {
    out.println(text);
    out.flush();
  }
}
