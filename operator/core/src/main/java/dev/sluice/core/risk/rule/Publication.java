package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;

/** What logical replication sends. */
final class Publication implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "publication",
          Risk.Medium,
          "Subscribers get other rows; and a published table without a replica identity "
              + "refuses UPDATE and DELETE.",
          "Give each table a primary key or REPLICA IDENTITY first.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreatePublicationStmt", "AlterPublicationStmt")
        || act.alters("AT_ReplicaIdentity");
  }
}
