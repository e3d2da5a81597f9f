package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** ATTACH PARTITION of a table that was there. */
final class AttachPartition implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "attach-partition",
          Risk.Medium,
          "It scans the partition under ACCESS EXCLUSIVE, unless a valid CHECK tells that"
              + " its rows fit, and the default partition, if there is one.",
          "First ADD CONSTRAINT ... CHECK (...) NOT VALID on the partition, and VALIDATE "
              + "it in a later script.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Partitions.attachesExisting(act);
  }
}
