package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ADD UNIQUE and ADD PRIMARY KEY, without USING INDEX. */
final class UniqueConstraint implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "unique-constraint",
          Risk.Medium,
          "It builds its index under ACCESS EXCLUSIVE: reads and writes of {table} wait "
              + "until it is built, and it fails on duplicates.",
          "CREATE UNIQUE INDEX CONCURRENTLY ..., then ALTER TABLE {table} ADD CONSTRAINT "
              + "... UNIQUE USING INDEX ....");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Constraints.buildsIndex(act, "UNIQUE") || Constraints.buildsIndex(act, "PRIMARY");
  }
}
