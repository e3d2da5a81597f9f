package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.sql.Tree;

/** Tables that become part of others. */
final class Partitions {
  private Partitions() {}

  /** A partition that the set made itself holds only what the set put there. */
  static boolean attachesExisting(Act act) {
    Tree partition = act.command().at("def").at("name");
    return act.alters("AT_AttachPartition") && act.isOf("TABLE") && act.isExisting(partition);
  }

  static boolean isOfExisting(Act act) {
    return act.is("CreateStmt", "CreateForeignTableStmt")
        && act.statement().list("inhRelations").stream().anyMatch(act::isExisting);
  }
}
