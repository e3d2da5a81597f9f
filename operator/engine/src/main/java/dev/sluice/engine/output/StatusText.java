package dev.sluice.engine.output;

import dev.sluice.core.failure.Failure;
import dev.sluice.engine.status.DatabaseStatus;
import dev.sluice.engine.status.DatabaseStatus.Attempt;
import java.util.List;
import java.util.Objects;

/** A database's status as a user reads it. */
public final class StatusText {
  private final StringBuilder text = new StringBuilder();

  private StatusText() {}

  public static String of(DatabaseStatus status) {
    return new StatusText().write(status);
  }

  private String write(DatabaseStatus status) {
    String version = Objects.requireNonNullElse(status.database().version(), "none");
    line("database   " + status.database().database());
    line("server     PostgreSQL " + status.database().serverVersion());
    line("version    " + version + ", " + status.database().applied() + " scripts applied");
    writePlan(status);
    if (!status.halfDone().isEmpty()) {
      line("half done:");
      status.halfDone().forEach(sentence -> line("  " + sentence));
    }
    if (status.attempts().isEmpty()) {
      line("attempts   none by Sluice yet");
    } else {
      line("attempts, newest first:");
      status.attempts().forEach(this::writeAttempt);
    }
    return text.toString().stripTrailing();
  }

  private void writePlan(DatabaseStatus status) {
    List<String> pending = status.pending();
    Failure problem = status.problem();
    if (pending != null) {
      line("pending    " + (pending.isEmpty() ? "nothing" : String.join(", ", pending)));
    }
    if (problem != null) {
      line("no plan    " + problem.reason() + ": " + problem.message());
    }
  }

  private void writeAttempt(Attempt attempt) {
    String outcome =
        attempt.outcome() == null
            ? "running, or ended without a word"
            : attempt.outcome() + (attempt.reason() == null ? "" : " " + attempt.reason());
    line(
        "  "
            + attempt.started()
            + "  "
            + attempt.resource()
            + " attempt "
            + attempt.attempt()
            + ": "
            + outcome
            + ", "
            + attempt.scripts()
            + " scripts");
    if (attempt.message() != null) {
      line("      " + attempt.message());
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
