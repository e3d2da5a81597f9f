package dev.sluice.core.run;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.plan.DatabaseState;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.Versions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a runner tells at its end: whole as the last line of its log, abridged as its termination
 * message (Kubernetes keeps 4096 bytes of it).
 *
 * @param plan the plan that was made (and, for an apply, run); null when it never came to one
 * @param database the state at the end; null when it was never reached
 * @param versions what the database has at the end; null unless the run succeeded, or stopped with
 *     a plan
 * @param applied the scripts that this run applied, in order
 * @param retries how often a script was tried again
 * @param millis how long it took
 * @param abridged true when lists were left out; the log's last line has them
 */
public record Report(
    Command command,
    Outcome outcome,
    @Nullable Failure failure,
    @Nullable Plan plan,
    @Nullable DatabaseState database,
    @Nullable Versions versions,
    List<AppliedScript> applied,
    int retries,
    long millis,
    boolean abridged) {

  public enum Command {
    PLAN,
    APPLY
  }

  public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** Ended from outside (SIGTERM) after a clean stop; nothing is half done. */
    INTERRUPTED
  }

  public record AppliedScript(String name, @Nullable String version, int statements, long millis) {}

  public Report {
    applied = List.copyOf(applied);
  }
}
