package dev.sluice.core.plan;

import dev.sluice.core.Digest;
import java.util.Map;

/** A plan's parts, in the words of people, each as a short digest: what differs is what changed. */
public final class PlanParts {
  private static final int DIGITS = 10;

  private PlanParts() {}

  public static Map<String, String> of(Plan plan) {
    var database = plan.database();
    var scripts = new Digest();
    for (var script : plan.pending()) {
      scripts.add(script.name()).add(script.sha256()).add(script.undoSha256());
    }
    return Map.of(
        "database", cut(new Digest().add(database.systemIdentifier()).add(database.database())),
        "history", cut(new Digest().add(database.historyDigest())),
        "target", plan.targetVersion(),
        "placeholders, timeouts, checks, callbacks or .conf files",
            plan.optionsDigest().substring(0, Math.min(DIGITS, plan.optionsDigest().length())),
        "scripts", cut(scripts),
        "risk", plan.risk().name());
  }

  private static String cut(Digest digest) {
    return digest.hex().substring(0, DIGITS);
  }
}
