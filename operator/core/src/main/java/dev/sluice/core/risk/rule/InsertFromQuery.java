package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import dev.sluice.core.sql.Tree;

/** INSERT of rows that a query reads. */
final class InsertFromQuery implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "insert-from-query",
          Risk.Medium,
          "How many rows the query gives is not known before, and all go in with one "
              + "transaction.",
          "In batches by key, if they may be many.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("InsertStmt") && readsRows(act.statement().at("selectStmt"));
  }

  private static boolean readsRows(Tree query) {
    return !query.list("fromClause").isEmpty()
        || (!query.at("larg").isNone()
            && (readsRows(query.at("larg")) || readsRows(query.at("rarg"))));
  }
}
