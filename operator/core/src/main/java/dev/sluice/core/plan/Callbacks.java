package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import dev.sluice.core.risk.Risk;
import java.util.List;
import java.util.Optional;

/** Refuses callbacks that cannot run in a transaction: nothing would tell whether they did. */
final class Callbacks {
  private static final String OUTSIDE_TRANSACTION =
      " cannot run in a transaction, and a callback runs in one. Move it into a script.";

  private Callbacks() {}

  static Optional<Failure> refusal(PlanInput input, RiskAssessment risks) {
    for (Script script : input.scripts().callbacks()) {
      Optional<Failure> failure =
          switch (input.syntax().statements(script)) {
            case Result.Refused<List<Statement>>(Failure refused) -> Optional.of(refused);
            case Result.Ok<List<Statement>>(List<Statement> statements) ->
                refusal(script, statements, risks);
          };
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private static Optional<Failure> refusal(
      Script script, List<Statement> statements, RiskAssessment risks) {
    return Refusals.of(script, statements)
        .or(() -> outsideTransaction(script, statements))
        .or(() ->
            switch (risks.assessAlone(script, statements)) {
              case Result.Refused<Risk>(Failure refused) -> Optional.of(refused);
              case Result.Ok<Risk> _ -> Optional.empty();
            });
  }

  private static Optional<Failure> outsideTransaction(Script script, List<Statement> statements) {
    return statements.stream()
        .filter(statement -> !statement.effect().atomic())
        .findFirst()
        .map(statement -> Refusals.failure(script, statement, OUTSIDE_TRANSACTION));
  }
}
