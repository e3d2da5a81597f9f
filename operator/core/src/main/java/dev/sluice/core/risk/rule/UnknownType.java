package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** A column of a type that nothing tells about. */
final class UnknownType implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "unknown-type",
          Risk.Low,
          "Neither the scripts nor the catalogue define the type of {column}. If it is a domain"
              + " with a constraint, PostgreSQL rewrites {table} under ACCESS EXCLUSIVE.",
          "Compare with the database (--url) or with the scripts that are applied (--against).");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Domains.isUnknown(act, act.addedColumn().at("typeName"));
  }
}
