package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import dev.sluice.core.sql.Tree;

/** MERGE that deletes (BY SOURCE: PostgreSQL 17 and later). */
final class MergeDelete implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "merge-delete",
          Risk.High,
          "WHEN NOT MATCHED BY SOURCE deletes every row that the source does not have; "
              + "with an empty source that is all of them.",
          "DELETE FROM {table} WHERE ..., after a look at what it would take.");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("MergeStmt")
        && act.statement().list("mergeWhenClauses").stream()
            .filter(clause -> clause.text("commandType").equals("CMD_DELETE"))
            .anyMatch(clause ->
                clause.text("matchKind").equals("MERGE_WHEN_NOT_MATCHED_BY_SOURCE")
                    || takesAll(act, clause));
  }

  /** Whatever the row is, the source has one for it. */
  private static boolean takesAll(Act act, Tree clause) {
    Tree merge = act.statement();
    boolean all =
        Conditions.isConstant(merge.at("joinCondition"))
            || merge
                .at("relation")
                .text("relname")
                .equals(merge.at("sourceRelation").text("relname"));
    return all && Conditions.isConstant(clause.at("condition"));
  }
}
