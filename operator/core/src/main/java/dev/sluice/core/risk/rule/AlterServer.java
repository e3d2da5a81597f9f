package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import dev.sluice.core.sql.Tree;

/** Of the whole database or cluster. */
final class AlterServer implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "alter-server",
          Risk.High,
          "It changes settings for all who use the database or the server, not for this "
              + "migration alone.",
          "Manage the server's settings outside of migrations.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is(
            "AlterSystemStmt",
            "AlterDatabaseStmt",
            "AlterDatabaseSetStmt",
            "AlterDatabaseRefreshCollStmt",
            "LoadStmt")
        || writesCatalogue(act);
  }

  /** To update pg_settings is to SET. */
  private static boolean writesCatalogue(Act act) {
    Tree relation = act.statement().at("relation");
    String schema = relation.text("schemaname");
    return act.is("InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt")
        && relation.text("relname").startsWith("pg_")
        && (schema.isEmpty() || schema.equals("pg_catalog"));
  }
}
