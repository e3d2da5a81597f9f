package dev.sluice.core.plan;

import dev.sluice.core.catalogue.Catalogue;
import dev.sluice.core.risk.Finding;
import dev.sluice.core.risk.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a plan said of risk when it was made, against what is found when it runs.
 *
 * @param callbacks the risk of all callbacks, as found now
 * @param findings as found now
 */
record SaidRisk(Plan earlier, Risk callbacks, List<Finding> findings) {

  /** Scripts with the risk that the plan gave them. */
  static List<PendingScript> of(Plan earlier, List<PendingScript> pending) {
    List<PendingScript> said = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      PendingScript script = pending.get(i);
      boolean known =
          i < earlier.pending().size() && earlier.pending().get(i).name().equals(script.file());
      said.add(known ? script.withRisk(earlier.pending().get(i).risk()) : script);
    }
    return said;
  }

  /**
   * What is worse than the plan said, of what has not begun. What has, changed the database itself.
   *
   * @param pending the plan's scripts, with the risk that they have now
   */
  Optional<String> exceeded(List<PendingScript> pending, int done, Planner.Found found) {
    if (found.catalogue().source() == Catalogue.Source.NONE || pending.isEmpty()) {
      return Optional.empty();
    }
    return IntStream.range(done, pending.size())
        .filter(i -> i > done || !isBegun(pending.get(i), found.steps()))
        .mapToObj(i -> exceeded(pending.get(i), earlier.pending().get(i).risk()))
        .flatMap(Optional::stream)
        .findFirst()
        .or(this::exceededByCallbacks);
  }

  private static boolean isBegun(PendingScript script, List<StepRecord> steps) {
    return steps.stream().anyMatch(step -> step.script().equals(script.file()));
  }

  private Optional<String> exceeded(PendingScript script, Risk said) {
    Risk now = script.planned().risk();
    return now.compareTo(said) > 0
        ? Optional.of(
            "the risk of "
                + script.file()
                + " was "
                + said
                + " and is "
                + now
                + " for the database as it is now"
                + cause(script.file(), now))
        : Optional.empty();
  }

  private Optional<String> exceededByCallbacks() {
    return callbacks.compareTo(earlier.risk()) > 0
        ? Optional.of(
            "the plan's risk was "
                + earlier.risk()
                + " and that of its callbacks is "
                + callbacks
                + " for the database as it is now")
        : Optional.empty();
  }

  private String cause(String script, Risk now) {
    return findings.stream()
        .filter(finding -> finding.script().equals(script) && finding.risk() == now)
        .findFirst()
        .map(finding -> " (" + finding.rule() + ", line " + finding.line() + ")")
        .orElse("");
  }
}
