package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;

/** How a partition leaves its table. */
final class PartitionChange {
  private PartitionChange() {}

  /** DETACH PARTITION ... CONCURRENTLY (PostgreSQL 14 and later). */
  static boolean isConcurrentDetach(Act act) {
    return act.alters("AT_DetachPartition") && act.command().at("def").flag("concurrent");
  }
}
