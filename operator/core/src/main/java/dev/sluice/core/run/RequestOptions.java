package dev.sluice.core.run;

import dev.sluice.core.Digest;
import dev.sluice.core.plan.PlanInput;
import dev.sluice.core.run.RunRequest.Check;
import java.util.List;
import java.util.TreeMap;

/** What of a request goes into a plan. */
final class RequestOptions {
  private RequestOptions() {}

  static PlanInput planInput(Run run) {
    RunRequest request = run.request();
    return new PlanInput(
        request.uid(),
        request.target().schemas(),
        request.targetVersion(),
        digest(request),
        run.scripts(),
        run.syntax());
  }

  /** Placeholders, timeouts and checks. */
  private static String digest(RunRequest request) {
    Digest digest = new Digest().add(request.placeholders().size());
    new TreeMap<>(request.placeholders()).forEach((key, value) -> digest.add(key).add(value));
    digest.add(request.lockTimeout().toMillis()).add(request.deadline().toMillis());
    digest.add(request.retryAttempts()).add(request.retryWithin().toMillis());
    addChecks(digest, request.checksBefore());
    addChecks(digest, request.checksAfter());
    if (!request.placeholderReplacement()) {
      digest.add("no placeholder replacement");
    }
    return digest.hex();
  }

  private static void addChecks(Digest digest, List<Check> checks) {
    digest.add(checks.size());
    checks.forEach(check -> digest.add(check.name()).add(check.sql()).add(check.expect()));
  }
}
