package dev.sluice.core.reconcile;

import dev.sluice.api.v1alpha1.SchemaMigrationStatus;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Reason;

/** Words for how a run ended, as they stand in status. */
public final class Outcomes {
  public static final String SUCCEEDED = "Succeeded";
  public static final String FAILED = "Failed";
  public static final String INTERRUPTED = "Interrupted";

  /** It made a plan that a user must approve first, and ran nothing. */
  public static final String STOPPED = "Stopped";

  private Outcomes() {}

  static Failure stopped() {
    return Failure.of(Reason.ApprovalRequired, "It made a plan that must be approved first.");
  }

  static Failure failure(SchemaMigrationStatus status) {
    var last = status.lastFailure();
    if (last == null) {
      return Failure.of(Reason.InternalError, "The last run failed; its report is gone.");
    }
    return new Failure(
        reason(last.reason()),
        last.message(),
        last.sqlState(),
        last.script(),
        last.line(),
        last.statement());
  }

  /** A newer operator may have written a reason that this one does not know: a user looks. */
  private static Reason reason(String name) {
    for (var reason : Reason.values()) {
      if (reason.name().equals(name)) {
        return reason;
      }
    }
    return Reason.InternalError;
  }
}
