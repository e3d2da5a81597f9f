package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** CREATE TABLE ... PARTITION OF a table that was there. */
final class PartitionOfExisting implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "partition-of-existing",
          Risk.Medium,
          "PARTITION OF takes ACCESS EXCLUSIVE on the parent, INHERITS keeps its "
              + "structure locked; a default partition is scanned.",
          "CREATE TABLE ... (LIKE ...), then ALTER TABLE ... ATTACH PARTITION, which lets"
              + " reads and writes go on.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return Partitions.isOfExisting(act);
  }
}
