package dev.sluice.core.risk;

import java.util.List;

/** Hazards of a script as a whole, and of what no rule knows. */
public final class ScriptHazards {
  public static final Hazard MIX =
      new Hazard(
          "non-transactional-mix",
          Risk.High,
          "PostgreSQL refuses it in a transaction block, so the script is several transactions:"
              + " when one fails, those before it stay in effect.",
          "Move it into a script of its own.");

  static final Hazard NOT_UNDERSTOOD =
      new Hazard(
          "not-understood",
          Risk.High,
          "It is of a kind that no rule knows, so its risk is not known.",
          null);

  /** Those that no rule of a statement finds. */
  public static final List<Hazard> ALL = List.of(MIX, segmented("several"), NOT_UNDERSTOOD);

  private ScriptHazards() {}

  /** A script that its author's COMMITs, or a new enum value, cut into several transactions. */
  public static Hazard segmented(int segments) {
    return segmented(String.valueOf(segments));
  }

  private static Hazard segmented(String segments) {
    return new Hazard(
        "segmented-script",
        Risk.Medium,
        "The script is "
            + segments
            + " transactions: a failure leaves the finished ones in effect.",
        "One transaction a script; a run that failed continues at the first unfinished one.");
  }
}
