package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A column whose type is a domain with a CHECK or NOT NULL. */
final class ConstrainedDomain implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "constrained-domain",
          Risk.Medium,
          "PostgreSQL checks the domain's constraint for each row, so it rewrites {table}"
              + " and its indexes under ACCESS EXCLUSIVE (ALTER TABLE, Notes).",
          "ADD COLUMN {column} of the domain's base type; then ADD CONSTRAINT ... CHECK NOT"
              + " VALID, and VALIDATE CONSTRAINT in a later script.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Domains.isConstrained(act, act.addedColumn().at("typeName"));
  }
}
