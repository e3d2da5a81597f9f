package dev.sluice.core.plan;

import dev.sluice.core.Digest;
import dev.sluice.core.risk.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hash that binds a plan: whatever could change what runs, where, or within which bounds, and
 * what was said of its risk.
 */
final class PlanHasher {
  private PlanHasher() {}

  static PlanHash hash(
      PlanInput input,
      DatabaseState start,
      List<PlannedScript> pending,
      List<Finding> findings,
      String options) {
    Digest digest = new Digest().add("sluice plan 2").add(input.uid());
    digest.add(start.systemIdentifier()).add(start.database()).add(start.historyDigest());
    digest.add(input.schemas().size());
    input.schemas().forEach(digest::add);
    digest.add(input.targetVersion()).add(options).add(pending.size());
    for (PlannedScript script : pending) {
      digest.add(script.name()).add(script.sha256()).add(script.undoSha256());
      digest.add(script.risk().name());
    }
    digest.add(findings.size());
    for (Finding finding : findings) {
      digest.add(finding.rule()).add(finding.script()).add(finding.line());
    }
    return new PlanHash("sha256:" + digest.hex());
  }

  /** The request's options, the callbacks, and how files say that scripts run. */
  static String options(PlanInput input) {
    ScriptSet scripts = input.scripts();
    Digest digest = new Digest().add(input.optionsDigest());
    digest.add(scripts.callbacks().size());
    scripts.callbacks().forEach(script -> digest.add(script.file()).add(script.sha256()));
    Stream.of(
            scripts.versioned(),
            scripts.undo(),
            scripts.repeatable(),
            scripts.callbacks(),
            scripts.leftOut())
        .flatMap(List::stream)
        .filter(script -> !script.settings().equals(ScriptSettings.DEFAULT))
        .forEach(script -> add(digest, script));
    return digest.hex();
  }

  private static void add(Digest digest, Script script) {
    ScriptSettings settings = script.settings();
    digest.add(script.file()).add(settings.executeInTransaction().toString());
    digest.add(String.valueOf(settings.placeholderReplacement()));
    digest.add(settings.charset().name()).add(String.valueOf(settings.shouldExecute()));
  }
}
