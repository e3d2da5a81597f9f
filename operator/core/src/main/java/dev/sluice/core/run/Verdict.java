package dev.sluice.core.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;
import dev.sluice.core.run.Report.Outcome;
import org.jspecify.annotations.Nullable;

/** How a run ends. */
public record Verdict(Outcome outcome, @Nullable Failure failure) {
  static final Verdict SUCCEEDED = new Verdict(Outcome.SUCCEEDED, null);

  static Verdict failed(Failure failure) {
    return new Verdict(Outcome.FAILED, failure);
  }

  static Verdict failed(Reason reason, String message) {
    return failed(Failure.of(reason, message));
  }

  static Verdict interrupted() {
    return new Verdict(
        Outcome.INTERRUPTED,
        Failure.of(
            Reason.Interrupted,
            "The run was asked to stop: what ran was cancelled and rolled back. Scripts applied"
                + " before stay applied, and a next attempt goes on from there."));
  }
}
