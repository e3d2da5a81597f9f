package dev.sluice.app.gate;

import dev.sluice.app.admission.Request;
import dev.sluice.core.gate.Lift;
import java.util.List;

/**
 * Somebody with the right to do so lets a held workload through: the annotation {@code
 * sluice.dev/release}, with the reason, in a request that sets it.
 */
final class BreakGlass {
  static final String RELEASE = "sluice.dev/release";

  /** What becomes of it. */
  sealed interface Verdict {
    record NotAsked() implements Verdict {}

    record Lifted(Lift lift) implements Verdict {}

    record Refused(String message) implements Verdict {}
  }

  /** Whether a user with these groups may release the workload of that namespace and name. */
  @FunctionalInterface
  interface Right {
    boolean isHeldBy(String user, List<String> groups, String namespace, String name);
  }

  private final Right right;

  BreakGlass(Right right) {
    this.right = right;
  }

  /** Asked only where something is held. */
  Verdict judge(Request request, String requires) {
    var reason = Trees.annotation(request.object(), RELEASE);
    if (reason.isEmpty() || reason.equals(Trees.annotation(request.old(), RELEASE))) {
      return new Verdict.NotAsked();
    }
    var name = request.object().path("metadata").path("name").asText();
    return right.isHeldBy(request.user(), request.groups(), request.namespace(), name)
        ? new Verdict.Lifted(new Lift(requires, request.user(), reason))
        : new Verdict.Refused(
            request.user()
                + " may not release "
                + name
                + ": that needs the verb release on workloads of the API group gate.sluice.dev in"
                + " namespace "
                + request.namespace()
                + ", as the ClusterRole sluice-releaser has it");
  }
}
