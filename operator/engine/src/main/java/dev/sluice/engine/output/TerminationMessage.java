package dev.sluice.engine.output;

import dev.sluice.core.Json;
import dev.sluice.core.failure.Failure;
import dev.sluice.core.plan.Plan;
import dev.sluice.core.plan.PlannedScript;
import dev.sluice.core.plan.Versions;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.run.Report;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report in the 4096 bytes that Kubernetes keeps of a termination message. */
public final class TerminationMessage {
  private static final int LIMIT = 4096;
  private static final int[] FAILURE_LENGTHS = {2000, 1000, 300};

  private TerminationMessage() {}

  /**
   * The versions go first: a database may have thousands. Then the other lists, then the middle of
   * the failure's message: its end says what to do.
   */
  public static String of(Report report) {
    String whole = Json.write(report);
    if (fits(whole)) {
      return whole;
    }
    String withoutVersions = Json.write(withoutVersions(report));
    if (fits(withoutVersions)) {
      return withoutVersions;
    }
    String withoutLists = Json.write(abridged(report, report.failure()));
    if (fits(withoutLists)) {
      return withoutLists;
    }
    String shortened = withoutLists;
    for (int length : FAILURE_LENGTHS) {
      shortened = Json.write(abridged(report, shortened(report.failure(), length)));
      if (fits(shortened)) {
        return shortened;
      }
    }
    return shortened;
  }

  private static boolean fits(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length <= LIMIT;
  }

  private static Report withoutVersions(Report report) {
    return new Report(
        report.command(),
        report.outcome(),
        report.failure(),
        report.plan(),
        report.database(),
        report.versions() == null ? null : Versions.ABRIDGED,
        report.applied(),
        report.retries(),
        report.millis(),
        report.abridged());
  }

  private static Report abridged(Report report, @Nullable Failure failure) {
    Plan plan = report.plan();
    return new Report(
        report.command(),
        report.outcome(),
        failure,
        plan == null
            ? null
            : new Plan(
                plan.hash(),
                plan.database(),
                plan.targetVersion(),
                List.<PlannedScript>of(),
                plan.risk(),
                List.<Finding>of(),
                plan.optionsDigest()),
        report.database(),
        report.versions() == null ? null : Versions.ABRIDGED,
        List.of(),
        report.retries(),
        report.millis(),
        true);
  }

  private static @Nullable Failure shortened(@Nullable Failure failure, int length) {
    return failure == null
        ? null
        : new Failure(
            failure.reason(),
            cut(failure.message(), length),
            failure.sqlState(),
            failure.script() == null ? null : cut(failure.script(), length / 4),
            failure.line(),
            failure.statement() == null ? null : cut(failure.statement(), length / 4));
  }

  private static String cut(String text, int length) {
    return text.length() <= length
        ? text
        : text.substring(0, whole(text, length / 2))
            + " ... "
            + text.substring(whole(text, text.length() - length / 2));
  }

  /** Not between the two halves of a character. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
  }
}
