package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Functions;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import dev.sluice.core.sql.Tree;

/** A query that is there for what its functions do. */
final class FunctionCall implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "function-call",
          Risk.High,
          "It runs a function that is not one of PostgreSQL's own harmless ones: what it "
              + "changes and locks is in its body, not in this script.",
          "Write the statements that it would run into the script.");

  /** What evaluates its expressions at once. */
  private static final String[] RUN = {
    "SelectStmt",
    "InsertStmt",
    "UpdateStmt",
    "DeleteStmt",
    "MergeStmt",
    "CopyStmt",
    "CreateTableAsStmt",
    "RuleStmt"
  };

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CallStmt", "ExecuteStmt")
        || act.statement().at("query").is("ExecuteStmt")
        || !Functions.isHarmless(addedDefault(act))
        || (act.is(RUN) && !Functions.isHarmless(act.statement()));
  }

  /** A default that is not the same for all rows runs for each row that is there. */
  private static Tree addedDefault(Act act) {
    return act.columnConstraint("DEFAULT").map(of -> of.at("raw_expr")).orElse(Tree.NONE);
  }
}
