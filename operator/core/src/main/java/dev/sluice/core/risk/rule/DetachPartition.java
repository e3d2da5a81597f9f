package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** DETACH PARTITION, without CONCURRENTLY. */
final class DetachPartition implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "detach-partition",
          Risk.High,
          "The partition's rows vanish from {table} for all who read it. Without "
              + "CONCURRENTLY it takes ACCESS EXCLUSIVE on the parent.",
          "ALTER TABLE {table} DETACH PARTITION ... CONCURRENTLY, in a script of its own,"
              + " when no query reads those rows.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.alters("AT_DetachPartition", "AT_DropInherit")
        && !PartitionChange.isConcurrentDetach(act);
  }
}
