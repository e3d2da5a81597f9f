package dev.sluice.core.risk.rule;

import dev.sluice.core.risk.Act;
import dev.sluice.core.risk.Functions;
import dev.sluice.core.risk.Hazard;
import dev.sluice.core.risk.Risk;
import dev.sluice.core.risk.Rule;
import java.util.Set;

/** Operators, casts, conversions, base types and aggregates over a function. */
final class CreateOperator implements Rule {
  private static final Hazard HAZARD =
      new Hazard(
          "create-operator",
          Risk.High,
          "A statement that uses it, often by a cast or an operator that does not look like"
              + " a call, runs a function whose body is not in this script.",
          "Call the function by its name where it is needed.");

  private static final Set<String> KINDS = Set.of("OBJECT_OPERATOR", "OBJECT_TYPE");

  @Override
  public Hazard hazard() {
    return HAZARD;
  }

  @Override
  public boolean appliesTo(Act act) {
    return act.is("CreateCastStmt", "CreateConversionStmt", "CreateTransformStmt", "CreateAmStmt")
        || (act.is("DefineStmt")
            && !act.statement().list("definition").isEmpty()
            && (KINDS.contains(act.statement().text("kind")) || Functions.hasOwn(act.statement())));
  }
}
