package dev.sluice.core.plan;

import dev.sluice.core.failure.Failure;
import dev.sluice.core.failure.Result;
import java.util.List;
import java.util.Optional;

/** Refuses callbacks that cannot run in a transaction: nothing would tell whether they did. */
final class Callbacks {
  private static final String OUTSIDE_TRANSACTION =
      " cannot run in a transaction, and a callback runs in one. Move it into a script.";

  private Callbacks() {}

  static Optional<Failure> refusal(PlanInput input) {
    for (Script script : input.scripts().callbacks()) {
      Optional<Failure> failure =
          switch (input.syntax().statements(script)) {
            case Result.Refused<List<Statement>>(Failure refused) -> Optional.of(refused);
            case Result.Ok<List<Statement>>(List<Statement> statements) ->
                refusal(script, statements);
          };
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private static Optional<Failure> refusal(Script script, List<Statement> statements) {
    Optional<Failure> refusal = Refusals.of(script, statements);
    return refusal.isPresent()
        ? refusal
        : statements.stream()
            .filter(statement -> !statement.effect().atomic())
            .findFirst()
            .map(statement -> Refusals.failure(script, statement, OUTSIDE_TRANSACTION));
  }
}
